import Codecs
import Portrait
import Raster
import Rules
import Support
import Testing

/// The rules about the face and what is worn on it, judged on the labelled source photos.
@Suite(.enabled(if: SharedData.isPresent), .serialized)
struct FaceRulesTests {
  static let rules = [
    "eyes-open", "eyes-visible", "gaze", "red-eye", "mouth-closed", "expression", "brows-visible",
    "ears-visible", "head-covering", "glasses-tint", "glasses-frame", "glasses-glare", "earrings", "necklace",
    "makeup",
  ]

  struct Judged: Sendable {
    var path: String
    var row: [String: String]
    var verdicts: [String: Verdict]

    var set: String { row["set"] ?? "" }
    func label(_ name: String) -> String { row[name] ?? "" }
  }

  static let all: Result<[Judged], any Error> = Result {
    let judge = Judge(standard: .chsi99, rules: Registry.rules.filter { rules.contains($0.id) })
    return try PortraitData.all.get().compactMap { found in
      guard found.row["set"] != "noface" else { return nil }
      let (photo, analysis) = (try found.photo(), found.analysis)
      let evidence = Evidence(
        stage: .source, image: photo.image, faces: analysis.faces, orientation: analysis.orientation,
        headFeatures: found.head)
      let verdicts = judge.judge(evidence).map { ($0.rule, $0.verdict) }
      return Judged(
        path: found.path, row: found.row, verdicts: Dictionary(verdicts, uniquingKeysWith: { a, _ in a }))
    }
  }

  /// What a rule is asked to tell apart, and how often it may err.
  struct Bar: Sendable, CustomTestStringConvertible {
    var rule: String
    var conforms: @Sendable (Judged) -> Bool
    var breaks: @Sendable (Judged) -> Bool
    var falseReject: Double
    var falseAccept: Double
    var testDescription: String { rule }
  }

  static let bars = [
    // Eyes that can't be seen (a patch, painted reflections, a turned head, thirty pixels of face) are neither.
    Bar(
      rule: "eyes-open",
      conforms: {
        $0.label("eyes_closed") == "n" && $0.label("sunglasses") == "n" && !$0.path.contains("glare")
          && !$0.path.contains("C001120")
      }, breaks: { ["y", "one"].contains($0.label("eyes_closed")) }, falseReject: 0.02, falseAccept: 0.05),
    Bar(
      rule: "mouth-closed", conforms: { $0.label("mouth_open") == "n" },
      breaks: { $0.label("mouth_open") == "y" }, falseReject: 0.02, falseAccept: 0.05),
    Bar(
      rule: "glasses-tint", conforms: { $0.label("sunglasses") == "n" },
      breaks: { $0.label("sunglasses") == "y" }, falseReject: 0.02, falseAccept: 0.05),
    Bar(
      rule: "glasses-glare", conforms: { !$0.path.contains("glare") && !$0.path.contains("_over.") },
      breaks: { $0.path.contains("glare") }, falseReject: 0.03, falseAccept: 0.1),
    Bar(
      rule: "head-covering", conforms: { $0.label("hat") == "n" }, breaks: { $0.label("hat") == "y" },
      falseReject: 0.03, falseAccept: 0.1),
    // Brows under a hat's brim, a long lock or close to a fringe are neither.
    Bar(
      rule: "brows-visible",
      conforms: {
        ["london_neutral", "london_smiling", "canada"].contains($0.set) && !$0.path.contains("143_")
      }, breaks: { $0.path.contains("fringe") }, falseReject: 0.03, falseAccept: 0.1),
  ]

  @Test(arguments: bars) func holdsItsBar(_ bar: Bar) throws {
    let photos = try Self.all.get()
    let good = photos.filter(bar.conforms)
    let bad = photos.filter(bar.breaks)
    try #require(!good.isEmpty && !bad.isEmpty)
    let rejected = good.filter { $0.verdicts[bar.rule] == .fail }.map(\.path)
    let accepted = bad.filter { $0.verdicts[bar.rule] == .pass || $0.verdicts[bar.rule] == .notApplicable }
      .map(\.path)
    #expect(Double(rejected.count) <= bar.falseReject * Double(good.count), "\(rejected)")
    #expect(Double(accepted.count) <= bar.falseAccept * Double(bad.count), "\(accepted)")
  }

  /// The drawn or real thing is told from no thing at all.
  @Test func glassesAreFound() throws {
    let photos = try Self.all.get().filter { $0.label("faces") == "1" }
    let worn = photos.filter { $0.label("glasses") == "y" }
    let bare = photos.filter { $0.label("glasses") == "n" }
    let missed = worn.filter { $0.verdicts["glasses-glare"] == .notApplicable }.map(\.path)
    let invented = bare.filter {
      $0.verdicts["glasses-glare"] != .notApplicable && $0.verdicts["glasses-glare"] != .unassessable
    }.map(\.path)
    #expect(Double(missed.count) <= 0.05 * Double(worn.count), "\(missed)")
    #expect(Double(invented.count) <= 0.02 * Double(bare.count), "\(invented)")
  }

  /// Edits made to break one rule are returned for it.
  @Test(arguments: [
    ("eyesclosed", "eyes-open"), ("eyeclosed_one", "eyes-open"), ("sunglasses", "glasses-tint"),
    ("glare", "glasses-glare"), ("_cap", "head-covering"), ("fringe_over_brows", "brows-visible"),
  ])
  func edit(_ name: String, isReturnedFor rule: String) throws {
    let photos = try Self.all.get().filter { $0.set == "london_synth" && $0.path.contains(name) }
    try #require(!photos.isEmpty)
    withKnownIssue("some go to a person") {
      #expect(photos.filter { $0.verdicts[rule] != .fail }.map(\.path) == [])
    } when: {
      ["eyesclosed", "eyeclosed_one", "_cap"].contains(name)
    }
  }

  /// Of drawn caps none passes, and nearly all are returned.
  @Test func capsAreFound() throws {
    let caps = try Self.all.get().filter { $0.set == "london_synth" && $0.path.contains("_cap") }
    try #require(!caps.isEmpty)
    #expect(caps.filter { $0.verdicts["head-covering"] == .pass }.map(\.path) == [])
    #expect(caps.count { $0.verdicts["head-covering"] == .fail } + 1 >= caps.count)
  }

  /// Of lids that are drawn shut none passes; the mesh sees some of them half open, and a person then looks.
  @Test func closedEyesAreFound() throws {
    let closed = try Self.all.get().filter { $0.set == "london_synth" && $0.path.contains("closed") }
    try #require(!closed.isEmpty)
    #expect(closed.filter { $0.verdicts["eyes-open"] == .pass }.map(\.path) == [])
    #expect(closed.count { $0.verdicts["eyes-open"] == .fail } * 3 >= closed.count)
  }

  /// Plain good photos go to a person seldom, and are returned hardly ever.
  @Test(arguments: rules) func leavesPlainPhotosAlone(_ rule: String) throws {
    let photos = try Self.all.get().filter {
      $0.set == "london_neutral" && [nil, .conforms].contains(Observations.all[$0.path]?[rule])
    }
    let reviewed = photos.filter { $0.verdicts[rule] == .review }.map(\.path)
    let failed = photos.filter { $0.verdicts[rule] == .fail }.map(\.path)
    #expect(reviewed.count <= 2, "\(reviewed)")
    #expect(failed.count <= 1, "\(failed)")
  }

  /// Together, too, they leave few photos to a person of which nothing is known to be wrong.
  @Test func plainPhotosAsAWhole() throws {
    let photos = try Self.all.get().filter {
      $0.set == "london_neutral" && Observations.all[$0.path]?.values.contains(.breaks) != true
    }
    let reviewed = photos.filter { photo in
      !photo.verdicts.values.contains(.fail) && photo.verdicts.values.contains(.review)
    }
    #expect(Double(reviewed.count) <= 0.12 * Double(photos.count), "\(reviewed.map(\.path))")
  }
}
