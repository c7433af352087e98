public import Localization
public import Rules

/// The words that every report has in common.
public enum Words {
  /// The verdict on one photo, for the person who took it.
  public static func verdict(_ outcome: Outcome) -> LocalizedText {
    switch outcome {
    case .pass: LocalizedText(zh: "合格", en: "conforms")
    case .fail: LocalizedText(zh: "不合格", en: "does not conform")
    case .review: LocalizedText(zh: "需要人工审核", en: "a person must look")
    case .error: LocalizedText(zh: "无法处理", en: "could not be processed")
    }
  }

  /// What conforms is not an unprocessed photo but what can be made of it.
  public static func verdict(_ report: PhotoReport) -> LocalizedText {
    report.isSource && report.outcome == .pass
      ? LocalizedText(zh: "可用，能做成合格的照片", en: "will do: a conforming picture can be made of it")
      : verdict(report.outcome)
  }

  /// What became of the photos of a batch, beside their number.
  public static func tally(_ outcome: Outcome) -> LocalizedText {
    switch outcome {
    case .pass: LocalizedText(zh: "合格", en: "accepted")
    case .review: LocalizedText(zh: "待审核", en: "for review")
    case .fail: LocalizedText(zh: "不合格", en: "returned")
    case .error: LocalizedText(zh: "无法处理", en: "unreadable")
    }
  }

  /// "合格 12，待审核 3，…"
  public static func tally(_ counts: OutcomeCounts, _ language: Language) -> String {
    Outcome.allCases.map { "\(tally($0)[language]) \(counts[$0])" }.joined(
      separator: language.choose("，", ", "))
  }

  /// A sign for one rule's verdict.
  public static func sign(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: "✓"
    case .fail: "✗"
    case .review, .unassessable: "?"
    case .notApplicable: "–"
    }
  }

  public static func sign(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: "✓"
    case .fail: "✗"
    case .review: "?"
    case .error: "!"
    }
  }

  public static func clause(_ clause: String) -> LocalizedText { Clause.cited(clause) }

  /// A rule's title; its id where no rule has that id any more.
  public static func title(ofRule id: String) -> LocalizedText {
    Registry.rule(id)?.info.title ?? LocalizedText(zh: id, en: id)
  }
}
