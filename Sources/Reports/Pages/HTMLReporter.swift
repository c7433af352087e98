import Codecs
internal import Foundation
public import Localization
internal import Mustache
internal import Pipeline
internal import Rules

/// One page that needs no other file, readable on a phone: each photo with the places where rules looked, what is wrong,
/// what to do, and every rule's verdict. It runs no script.
public struct HTMLReporter: Reporter {
  private let language: Language
  private var counts = OutcomeCounts()

  public init(language: Language) { self.language = language }

  public func begin(_ context: ReportContext) -> String {
    Page.photoHead.filled([
      "lang": language.tag, "title": language.choose("毕业照检测报告", "Graduation photo report"),
      "style": Page.photoStyle,
    ])
  }

  public mutating func add(_ report: PhotoReport) -> String {
    counts[report.outcome] += 1
    var values: [String: Any] = [
      "outcome": report.outcome.rawValue, "headline": Words.verdict(report)[language],
      "name": printable(report.input),
      "reminders": report.reminders.map { $0.reason[language] } + report.notes.map { $0.text[language] },
    ]
    let problems = report.problems
    if !problems.isEmpty { values["list"] = ["problems": problems.map(item)] }
    if let pictures = report.pictures {
      let caption = pictures.finished == nil ? "" : photoWord
      values["figure"] = Figure(pictures).values(label: photoWord, caption: caption)
      if let finished = pictures.finished { values["finished"] = self.finished(finished, report.output) }
    }
    if !report.findings.isEmpty { values["table"] = table(report.findings) }
    return Page.photo.filled(values)
  }

  /// The counts stand last in the file and first on the page.
  public func end() -> String {
    Page.photoTail.filled([
      "counts": Outcome.allCases.map {
        ["outcome": $0.rawValue, "count": String(counts[$0]), "name": Words.verdict($0)[language]]
      },
      "footer": language.choose(
        "框出的是检测的位置：红色为不合格，黄色需要人工确认，编号与下方原因一致。由 gradphoto \(BuildInfo.version) 在本机生成，照片没有上传。",
        "Boxes show where the rules looked: red breaks a rule, amber needs a person; numbers are those of the list. "
          + "Made on this machine by gradphoto \(BuildInfo.version); nothing was sent anywhere."),
    ])
  }

  private var photoWord: String { language.choose("原照片", "Photo") }

  private func finished(_ jpeg: [UInt8], _ output: String?) -> [String: String] {
    let word = language.choose("成品", "Finished picture")
    let unwritten = language.choose("成品（不合格，未写出）", "Finished picture (does not conform, not written)")
    return [
      "alt": word, "picture": Data(jpeg).base64EncodedString(),
      "caption": output.map { "\(word): \(printable($0))" } ?? unwritten,
    ]
  }

  private func item(_ problem: PhotoReport.Problem) -> [String: String] {
    let clause = problem.finding.map { Words.clause($0.clause)[language] + " · " } ?? ""
    var item = [
      "style": problem.isDecisive ? "fail" : "review", "text": problem.text[language],
      "source": clause + problem.code,
    ]
    if let remedy = problem.remedy?[language] { item["remedy"] = remedy }
    return item
  }

  private func table(_ findings: [Finding]) -> [String: Any] {
    [
      "summary": language.choose("全部 \(findings.count) 项规则", "All \(findings.count) rules"),
      "rows": findings.map { finding in
        [
          "verdict": finding.verdict.rawValue, "title": Words.title(ofRule: finding.rule)[language],
          "source": "\(Words.clause(finding.clause)[language]) · \(finding.rule)",
          "mark": Words.sign(finding.verdict),
          "reason": finding.reason[language],
        ]
      },
    ]
  }
}
