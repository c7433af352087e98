public import FaceVerification
internal import Foundation
public import Localization

/// What is said of two photos to a person.
public enum ComparisonText {
  /// Verdict, similarity, and what that stands for, in one sentence without its full stop.
  public static func sentence(_ comparison: FaceComparison) -> LocalizedText {
    let verdict = comparison.verdict
    guard let similarity = comparison.similarity, let rate = comparison.falseMatchRate else {
      return LocalizedText(zh: verdict.zh, en: verdict.en)
    }
    let figure = String(format: "%.2f", similarity)
    return LocalizedText(
      zh: "\(verdict.zh)：相似度 \(figure)，\(rate.text.zh)\(ending(verdict).zh)",
      en: "\(verdict.en): similarity \(figure), \(rate.text.en)\(ending(verdict).en)")
  }

  private static func ending(_ verdict: FaceComparison.Verdict) -> LocalizedText {
    switch verdict {
    case .same, .unassessable: LocalizedText(zh: "", en: "")
    case .uncertain, .doubtful: LocalizedText(zh: "；需要人工查看", en: "; a person must look")
    }
  }

  /// The report of one pair.
  public static func text(_ report: ComparisonReport, _ language: Language) -> String {
    var lines = [LocalizedText(zh: report.zh, en: report.en)[language]]
    for photo in [report.first, report.second] {
      let faults = photo.faults.map { $0.text[language] }.joined(separator: language.choose("；", "; "))
      lines.append(
        "  " + printable(photo.input) + (faults.isEmpty ? "" : language.choose("：", ": ") + faults))
    }
    return lines.joined(separator: "\n")
  }
}

extension FalseMatchRate {
  /// "about 0.23 % of strangers are as alike", without its full stop.
  public var text: LocalizedText {
    let percent = String(format: "%.2g", rate * 100) + " %"
    return isUpperBound
      ? LocalizedText(
        zh: "测过的陌生人中没有人如此相像（误认率低于 \(percent)）",
        en: "no strangers measured are as alike (false match rate below \(percent))")
      : LocalizedText(
        zh: "陌生人中约 \(percent) 如此相像（误认率）", en: "about \(percent) of strangers are as alike (false match rate)")
  }
}
