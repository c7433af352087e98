import Foundation
import Rules
import Support

/// What docs/accuracy.json holds: for each rule what it got right and wrong, of all photos and by group.
struct AccuracyRecord: Codable, Equatable {
  var standard: String
  /// By rule, then by group: "all", "set …", "skin …".
  var rules: [String: [String: Tally]]
  /// Plain good photos, all rules together.
  var plain: Whole

  struct Tally: Codable, Equatable {
    /// Photos that conform, how many of them the rule fails, and how many it leaves to a person.
    var conforming = 0
    var rejected = 0
    var reviewed = 0
    /// Photos that break the rule, how many of them it passes, and how many it leaves to a person.
    var breaking = 0
    var accepted = 0
    var doubted = 0

    mutating func add(_ truth: Truth, _ verdict: Verdict) {
      let isLeft = verdict == .review || verdict == .unassessable
      switch truth {
      case .conforms:
        conforming += 1
        if verdict == .fail { rejected += 1 }
        if isLeft { reviewed += 1 }
      case .breaks:
        breaking += 1
        if verdict == .pass || verdict == .notApplicable { accepted += 1 }
        if isLeft { doubted += 1 }
      case .unknown: break
      }
    }

    var rejectedShare: Double { share(rejected, conforming) }
    var reviewedShare: Double { share(reviewed, conforming) }
    var acceptedShare: Double { share(accepted, breaking) }
    private func share(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
  }

  struct Whole: Codable, Equatable {
    var photos = 0
    var passed = 0
    var reviewed = 0
    var failed = 0
    /// How many photos each rule sends to a person, or fails.
    var reviewedBy: [String: Int] = [:]
    var failedBy: [String: Int] = [:]
  }

  /// Every rule, and "glasses" for whether glasses are seen at all.
  static let ruleNames =
    Registry.rules.map(\.id).filter { Standard.chsi99.rules[$0] != nil } + ["glasses"]

  init(_ photos: [JudgedPhoto]) {
    standard = Standard.chsi99.id
    rules = [:]
    plain = Whole()
    let skins = Dictionary(
      photos.compactMap { judged in judged.skin.map { (judged.photo.path, $0) } },
      uniquingKeysWith: { a, _ in a })
    for judged in photos {
      let groups =
        ["all", "set \(judged.photo.set)"]
        + (skins[judged.photo.path].map { ["skin \(SkinAngle.group($0))"] } ?? [])
      for rule in Self.ruleNames {
        let truth = judged.photo.truth(rule)
        guard truth != .unknown, let verdict = judged.verdict(rule) else { continue }
        for group in groups { rules[rule, default: [:]][group, default: Tally()].add(truth, verdict) }
      }
      if judged.isPlain { plain.add(judged) }
    }
  }

  static let file = Repository.documentation.appendingPathComponent("accuracy.json")

  static func stored() throws -> AccuracyRecord {
    try JSONDecoder().decode(AccuracyRecord.self, from: Data(contentsOf: file))
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension AccuracyRecord.Whole {
  fileprivate mutating func add(_ judged: JudgedPhoto) {
    photos += 1
    let verdicts = judged.findings.mapValues(\.verdict)
    switch Judge.overall(Array(judged.findings.values)) {
    case .pass: passed += 1
    case .fail: failed += 1
    default: reviewed += 1
    }
    for (rule, verdict) in verdicts {
      if verdict == .fail { failedBy[rule, default: 0] += 1 }
      if verdict == .review || verdict == .unassessable { reviewedBy[rule, default: 0] += 1 }
    }
  }
}

extension JudgedPhoto {
  /// A plain good photo: london_neutral with the eye line within bounds.
  var isPlain: Bool {
    photo.edit == nil && photo.folder == "london_neutral" && photo.truth("eye-line") == .conforms
  }
}
