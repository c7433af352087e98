import Localization
import Rules

/// The page's own words.
struct HTMLWords {
  let language: Language

  private func choose(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  var code: String { choose("zh-CN", "en") }
  var title: String { choose("毕业照检测报告", "Graduation photo report") }
  var photo: String { choose("原照片", "Photo") }
  var finished: String { choose("成品", "Finished picture") }
  var notWritten: String { choose("成品（不合格，未写出）", "Finished picture (does not conform, not written)") }
  var footer: String {
    choose(
      "框出的是检测的位置：红色为不合格，黄色需要人工确认，编号与下方原因一致。由 gradphoto \(Tool.version) 在本机生成，照片没有上传。",
      "Boxes show where the rules looked: red breaks a rule, amber needs a person; numbers are those of the list. "
        + "Made on this machine by gradphoto \(Tool.version); nothing was sent anywhere.")
  }

  func clause(_ number: String) -> String { choose("第 \(number) 条", "clause \(number)") }
  func all(_ count: Int) -> String { choose("全部 \(count) 项规则", "All \(count) rules") }

  func headline(_ report: PhotoReport) -> String {
    report.isSource && report.outcome == .pass
      ? choose("可用，能做成合格的照片", "will do: a conforming picture can be made of it") : verdict(report.outcome)
  }

  func verdict(_ outcome: PhotoReport.Outcome) -> String {
    switch outcome {
    case .pass: choose("合格", "conforms")
    case .fail: choose("不合格", "does not conform")
    case .review: choose("需要人工审核", "a person must look")
    case .error: choose("无法处理", "could not be processed")
    }
  }

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: "✓"
    case .fail: "✗"
    case .review, .unassessable: "?"
    case .notApplicable: "–"
    }
  }
}
