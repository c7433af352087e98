import Codecs
import Portrait
import Raster

/// A change that makes a photo break some rules, drawn anew each time from a seed.
struct Edit: Sendable {
  var name: String
  var breaks: Set<String>
  var stage: Stage
  /// One photo of this many is edited.
  var every: Int

  enum Stage: Sendable {
    /// To the photo before it is standardized.
    case source(@Sendable (inout Canvas) -> Void)
    /// To the picture that was made of it.
    case finished(@Sendable (FinishedPicture) throws -> (file: [UInt8], name: String))
  }

  init(
    _ name: String, breaks: Set<String>, every: Int = 6, _ draw: @escaping @Sendable (inout Canvas) -> Void
  ) {
    (self.name, self.breaks, self.every, stage) = (name, breaks, every, .source(draw))
  }

  init(
    finished name: String, breaks: Set<String>, every: Int = 6,
    _ make: @escaping @Sendable (FinishedPicture) throws -> (file: [UInt8], name: String)
  ) {
    (self.name, self.breaks, self.every, stage) = (name, breaks, every, .finished(make))
  }

  /// Large photos are edited reduced to this shorter side.
  static let workingSide = 900

  static let all = light + turns + eyes + worn + clothes + pictures + overlays + backgrounds

  /// Plain photos only, a sixth of them as a rule, other ones for each edit.
  func isMade(of photo: LabelledPhoto) -> Bool {
    guard photo.edit == nil, ["london_neutral", "canada", "congress"].contains(photo.folder),
      photo.row["glasses"] == "n", photo.row["hat"] == "n", photo.row["eyes_closed"] == "n",
      photo.row["frontal"] == "y", photo.row["background"] == "plain"
    else { return false }
    // Made of photos that kept the rules before.
    guard
      breaks.allSatisfy({
        [nil, .conforms].contains(Observations.all[photo.path]?[$0]) && photo.truth($0) != .breaks
      })
    else { return false }
    if breaks.contains("head-pitch"), abs(Observations.lift[photo.path] ?? 0) > 6 { return false }
    // The sides of the other sets end at the neck, or show desks and flags.
    if !breaks.isDisjoint(with: ["clothes-contrast", "clothes-pattern", "shoulders-level"]),
      photo.folder != "london_neutral"
    {
      return false
    }
    if case .finished = stage, photo.folder != "london_neutral" { return false }
    return Randomness(name + photo.path).seed % UInt64(every) == 0
  }
}

/// Numbers that are the same every time (SplitMix64, Steele, Lea and Flood 2014).
struct Randomness: RandomNumberGenerator {
  private(set) var seed: UInt64

  /// FNV-1a of the text.
  init(_ text: String) {
    seed = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    seed = next()
  }

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var z = seed
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func within(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }
  mutating func chance(_ share: Double) -> Bool { within(0...1) < share }
  mutating func sign() -> Double { chance(0.5) ? 1 : -1 }
  /// About normal, of zero mean and unit variance.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + within(0...1) } }
  mutating func color(of colors: [RGB]) -> RGB { colors.randomElement(using: &self) ?? RGB(0, 0, 0) }
}
