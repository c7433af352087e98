import Foundation
import Rules
import Support

/// What docs/accuracy.json holds: for each rule what it got right and wrong, of all photos and by group.
struct AccuracyRecord: Codable, Equatable {
  var standard: String
  /// By rule, then by group: "real" and each `Group` of photos as they were taken, "set …", "drawn".
  var rules: [String: [String: Tally]]
  /// Plainly good photos as they were taken, what all rules on the person's looks and the photo's quality say of them together;
  /// by "all" and `Group`.
  var plain: [String: Whole]

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

  /// Their networks and weights were trained on all people of the free sets (`Tests/Tools/training/heads`, `overlay`,
  /// `face_rules.py`): real photos of the others alone tell how they do.
  static let trainedOnBothHalves: Set = [
    "head-covering", "glasses", "glasses-tint", "overlay", "brows-visible",
  ]

  /// Judged by where the crop or the file lies, not by looks.
  static let notLooks: Set = [
    "single-face", "upscaling", "shoulders-in-frame", "crown-margin", "eye-height", "face-width", "centered",
    "background-color", "background-uniform", "background-shadow", "background-residue", "photo-age",
    "border",
    "pixel-size", "density", "bit-depth", "jpeg", "jpeg-quality", "file-size", "file-extension",
  ]

  init(_ photos: [JudgedPhoto]) {
    standard = Standard.chsi99.id
    rules = [:]
    plain = [:]
    for judged in photos {
      let kinds = Group.of(judged.photo, skin: judged.skin).map(\.rawValue)
      let groups = judged.photo.isEdited ? ["drawn"] : ["real", "set \(judged.photo.set)"] + kinds
      for rule in Self.ruleNames {
        let truth = judged.photo.truth(rule)
        guard truth != .unknown, let verdict = judged.verdict(rule) else { continue }
        if Self.trainedOnBothHalves.contains(rule), !judged.photo.isEdited, !judged.photo.isNeverTrained {
          continue
        }
        for group in groups { rules[rule, default: [:]][group, default: Tally()].add(truth, verdict) }
      }
      if judged.isPlain { for group in ["all"] + kinds { plain[group, default: Whole()].add(judged) } }
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
    let findings = judged.findings.values.filter { !AccuracyRecord.notLooks.contains($0.rule) }
    switch Judge.overall(Array(findings)) {
    case .pass: passed += 1
    case .fail: failed += 1
    default: reviewed += 1
    }
    for finding in findings {
      if finding.verdict == .fail { failedBy[finding.rule, default: 0] += 1 }
      if finding.verdict == .review || finding.verdict == .unassessable {
        reviewedBy[finding.rule, default: 0] += 1
      }
    }
  }
}

extension JudgedPhoto {
  /// Nothing is known to be wrong with how the person looks: by the labels, or, where nobody labelled the mouth and the tilt of
  /// the head, by the rules on them, which are right on every photo looked at.
  var isPlain: Bool {
    guard !photo.isEdited, photo.label("faces") == "1" else { return false }
    func isFine(_ column: String) -> Bool { ["n", ""].contains(photo.label(column)) }
    let columns = [
      "hat", "sunglasses", "eyes_closed", "mouth_open", "tilt", "earrings", "necklace", "overlay",
    ]
    guard columns.allSatisfy(isFine), ["n", "", "?"].contains(photo.label("ears_hidden")),
      ["y", ""].contains(photo.label("frontal")), photo.folder != "london_smiling"
    else { return false }
    let looks = AccuracyRecord.ruleNames.filter { !AccuracyRecord.notLooks.contains($0) && $0 != "glasses" }
    guard looks.allSatisfy({ photo.truth($0) != .breaks }), photo.truth("ears-visible") == .conforms
    else { return false }
    return ["eye-line", "mouth-closed", "head-yaw"].allSatisfy { findings[$0]?.verdict == .pass }
  }
}
