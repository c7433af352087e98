import Codecs
import Localization
import Portrait
import Raster
import Testing

@testable import Rules

/// Rules never contradict each other: who follows all remedies passes all rules, whatever they look like and whichever
/// allowed background they take.
@Suite struct ConsistencyTests {
  private static let judge = Judge(standard: .chsi99, rules: Registry.rules)

  /// The rules that a photo does not pass, judged as `standardize` does, source and finished picture together.
  private func broken(_ change: (inout Sketch) -> Void, only: Set<String>? = nil) -> [String] {
    var finished = Sketch()
    change(&finished)
    var source = finished
    source.stage = .source
    return Self.judge.judge([source.evidence, finished.evidence])
      .filter { $0.verdict != .pass && $0.verdict != .notApplicable }
      .filter { only?.contains($0.rule) ?? true }
      .map { "\($0.rule): \($0.reason.en)" }
  }

  struct Person: Sendable, CustomTestStringConvertible {
    var name: String
    var skin: RGB
    var lips: RGB
    var hair: RGB
    var testDescription: String { name }
  }

  static let people = [
    Person(
      name: "light skin, fair hair", skin: RGB(232, 190, 166), lips: RGB(196, 120, 112),
      hair: RGB(150, 118, 76)),
    Person(
      name: "light skin, dark hair", skin: RGB(226, 176, 146), lips: RGB(186, 102, 96), hair: RGB(46, 34, 30)),
    Person(name: "tan skin", skin: RGB(198, 146, 112), lips: RGB(166, 92, 84), hair: RGB(36, 28, 26)),
    Person(name: "brown skin", skin: RGB(160, 110, 82), lips: RGB(140, 80, 74), hair: RGB(30, 24, 22)),
  ]

  @Test(arguments: people, Standard.chsi99.backgrounds.map(\.id))
  func everyoneCanPass(_ person: Person, on background: String) throws {
    let color = try #require(Standard.chsi99.background(background)).color
    let broken = broken { s in
      s.background = color
      (s.skin, s.lips, s.hair) = (person.skin, person.lips, person.hair)
    }
    #expect(broken == [])
  }

  /// White clothes are told from the two coloured backgrounds, dark ones from all: the remedy of `clothes-contrast` holds.
  @Test(arguments: [
    ("light-blue", RGB(236, 236, 238)), ("white", RGB(40, 44, 60)), ("light-gray", RGB(40, 44, 60)),
  ])
  func someClothesPass(background: String, clothes: RGB) throws {
    let color = try #require(Standard.chsi99.background(background)).color
    let broken = broken { s in
      s.background = color
      s.clothes = clothes
    }
    #expect(broken == [])
  }

  private static let places: Set = ["crown-margin", "eye-height", "face-width", "centered"]

  /// The bounds of place and size hold together: for every width of the face that is allowed there is a place for the
  /// head, and for every distance of crown and eyes that heads of that width have.
  @Test(arguments: [190.0, 210, 230, 250, 270, 290])
  func placesHoldTogether(_ width: Double) {
    // Crown to eyes over width of the face: shaven heads to high hair.
    for height in [0.6, 0.75, 0.9] {
      let found = stride(from: 206.0, through: 294, by: 4).contains { eyes in
        broken(
          { s in
            s.faceWidth = width
            s.eyes = eyes
            s.crown = eyes - height * width
          }, only: Self.places
        ).isEmpty
      }
      #expect(found == (height * width < 294 - 54), "\(height)")
    }
  }

  /// One exposure satisfies all that judge light: none asks for more than another lets through.
  @Test(arguments: people) func someExposurePasses(_ person: Person) {
    let light: Set = ["exposure", "highlights", "dynamic-range", "natural-color", "light-balance"]
    let passing = [0.8, 0.9, 1, 1.1, 1.2].filter { gain in
      broken(
        { s in
          (s.skin, s.lips, s.hair) = (person.skin, person.lips, person.hair)
          s.retouch = { image in
            image.samples = image.samples.map { UInt8(min(255, Double($0) * gain)) }
          }
        }, only: light
      ).isEmpty
    }
    #expect(!passing.isEmpty)
  }

  /// A file of the right size keeps the quality that is asked for.
  @Test func fileRulesHoldTogether() throws {
    let standard = Standard.chsi99
    let image = Sketch().evidence.image
    let file = try JPEGEncoder.encode(
      image, fitting: standard.fileSize.min...standard.fileSize.max, minimumQuality: standard.minimumQuality,
      density: Int(standard.density)
    ).bytes
    let photo = try Photo(bytes: file)
    let rules: Set = [
      "jpeg", "jpeg-quality", "file-size", "density", "pixel-size", "bit-depth", "compression",
    ]
    #expect(broken({ $0.file = photo.file }, only: rules) == [])
  }

  /// Both sides of every limit leave room between them that is not for a person to judge.
  @Test(arguments: Registry.rules.map(\.id))
  func aLimitCanBeMet(_ id: String) throws {
    let limit = try #require(Registry.rule(id)?.limit(in: .complete))
    guard let min = limit.min, let max = limit.max else { return }
    #expect(limit.verdict(on: (min + max) / 2) == .pass)
  }
}
