import Codecs
import Portrait
import Raster
import Rules
import Support
import Testing

/// The rules on light, focus, colour, lens and clothes, judged on the labelled source photos.
@Suite(.enabled(if: SharedData.isPresent), .serialized)
struct ImageRulesTests {
  static let rules = [
    "sharpness", "exposure", "dynamic-range", "natural-color", "light-balance", "highlights", "compression",
    "lens-distortion", "recapture", "retouch", "border", "shoulders-level",
  ]
  /// Studio photos of young people, taken as the standard asks.
  static let studio: Set = ["london_neutral", "london_smiling", "london_composite", "canada"]

  struct Judged: Sendable {
    var path: String
    var set: String
    var verdicts: [String: Verdict]
    /// L* of the cheeks, the darkest skins below 45.
    var lightness: Double
  }

  static let all: Result<[Judged], any Error> = Result {
    let judge = Judge(standard: .chsi99, rules: Registry.rules.filter { rules.contains($0.id) })
    return try PortraitData.all.get().compactMap { found in
      guard let set = found.row["set"], studio.contains(set) || set == "london_synth" else { return nil }
      let (photo, analysis) = (try found.photo(), found.analysis)
      let evidence = Evidence(
        stage: .source, image: photo.image, faces: analysis.faces, orientation: analysis.orientation,
        file: photo.file)
      let verdicts = judge.judge(evidence).map { ($0.rule, $0.verdict) }
      return Judged(
        path: found.path, set: set, verdicts: Dictionary(verdicts, uniquingKeysWith: { a, _ in a }),
        lightness: analysis.faces.first.map { lightness(photo.image, $0) } ?? .nan)
    }
  }

  /// L* of the point half way between an eye and the corner of the mouth below it, the lighter side.
  static func lightness(_ image: RGBImage, _ face: FaceAnalysis) -> Double {
    [(face.rightEye, face.mouthRight), (face.leftEye, face.mouthLeft)].map { eye, mouth in
      let p = Point.midpoint(eye, mouth)
      let x = min(image.width - 1, max(0, Int(p.x)))
      let y = min(image.height - 1, max(0, Int(p.y)))
      return Lab(image[x, y]).l
    }.max() ?? .nan
  }

  static func share(_ photos: [Judged], _ rule: String, _ verdicts: Set<Verdict>) -> Double {
    let asked = photos.filter { $0.verdicts[rule] != .notApplicable }
    guard !asked.isEmpty else { return 0 }
    return Double(asked.count { $0.verdicts[rule].map(verdicts.contains) == true }) / Double(asked.count)
  }

  @Test(arguments: rules)
  func studioPhotosAreNotRejected(_ rule: String) throws {
    // The red cast of canada is plain.
    let photos = try Self.all.get().filter {
      Self.studio.contains($0.set) && !($0.set == "canada" && rule == "natural-color")
    }
    #expect(photos.count > 120)
    #expect(Self.share(photos, rule, [.fail]) == 0)
    #expect(Self.share(photos, rule, [.review, .unassessable]) <= 0.05)
  }

  /// Dark skin is neither underexposed, unevenly lit, without tones nor of an unnatural colour.
  @Test(arguments: ["exposure", "light-balance", "dynamic-range", "natural-color", "sharpness"])
  func darkSkinPasses(_ rule: String) throws {
    let dark = try Self.all.get().filter {
      Self.studio.contains($0.set) && $0.set != "canada" && $0.lightness < 45
    }
    #expect(dark.count >= 8)
    #expect(Self.share(dark, rule, [.pass]) == 1)
  }

  /// What `london_synth` was made to show, by the ending of the file's name.
  @Test(arguments: [
    ("halflight", "light-balance"), ("halflight_faceonly", "light-balance"), ("backlit", "exposure"),
    ("under", "exposure"), ("over", "exposure"), ("lowcontrast", "dynamic-range"),
    ("noise20", "dynamic-range"),
    ("cast_warm", "natural-color"), ("cast_blue", "natural-color"), ("blur1.5", "sharpness"),
    ("blur3", "sharpness"), ("blur6", "sharpness"), ("motion21", "sharpness"), ("lowres", "sharpness"),
    ("jpegq8", "compression"),
  ])
  func madeToFail(_ ending: String, _ rule: String) throws {
    let made = try Self.all.get().filter { $0.set == "london_synth" && $0.path.hasSuffix("_\(ending).jpg") }
    #expect(!made.isEmpty)
    for photo in made { #expect(photo.verdicts[rule] == .fail, "\(photo.path)") }
  }
}
