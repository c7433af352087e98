internal import Foundation
public import Localization
internal import Mustache
internal import Rules

/// The page of a batch, one file that needs no other. Counts and the chart are plain HTML; the contact sheet is drawn a
/// page at a time from data in the file, so that a phone can open it.
public struct BatchPageReporter: Reporter {
  private struct Card: Encodable {
    struct Reason: Encodable {
      var code: String
      var text: String
      var remedy: String?
    }
    /// Photo, verdict, student, reasons, thumbnail as Base64, address of the output file.
    var p: String
    var v: Outcome
    var s: String?
    var r: [Reason]
    var t: String?
    var o: String?
  }

  private let language: Language

  public init(language: Language) { self.language = language }

  public func begin(_ context: ReportContext) -> String {
    let summary = context.summary ?? BatchSummary()
    var values: [String: Any] = [
      "lang": language.tag, "title": language.choose("毕业照检测报告", "Graduation photos"),
      "style": Page.batchStyle,
      "engine": context.engine.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(
        separator: " · "),
      "boxes": boxes(summary),
      "troubles": summary.unreadableFolders.map { ["text": $0[language]] },
      "reasons": language.choose("不合格与待审核原因", "Reasons"),
      "photos": language.choose("照片", "Photos"), "all": language.choose("全部", "all"),
      "anyReason": language.choose("所有原因", "any reason"),
      "search": language.choose("按文件名、学号、姓名查找", "file name, number or name"),
      "noScript": language.choose("查看照片需要启用 JavaScript。", "The photos need JavaScript."),
      "outcomes": Outcome.allCases.map { ["outcome": $0.rawValue, "name": Words.tally($0)[language]] },
    ]
    if let chart = chart(summary) { values["chart"] = chart }
    return Page.batchHead.filled(values)
  }

  private func boxes(_ summary: BatchSummary) -> [[String: String]] {
    func box(_ name: String, _ count: Int, _ style: String) -> [String: String] {
      ["name": name, "count": String(count), "style": style]
    }
    var boxes = Outcome.allCases.map {
      box(Words.tally($0)[language], summary.outcomes[$0], $0.rawValue)
    }
    if summary.pending > 0 {
      boxes.append(box(language.choose("未处理", "not done"), summary.pending, "error"))
    }
    if summary.students > 0 {
      boxes += [
        box(language.choose("缺照片的学生", "students without a photo"), summary.missing, "plain"),
        box(language.choose("对不上名单的照片", "unmatched photos"), summary.unmatched, "plain"),
        box(language.choose("有多张照片的学生", "students with several photos"), summary.duplicated, "plain"),
      ]
    }
    return boxes
  }

  /// How many photos each rule returned or held back, the most frequent first; nil where none did.
  private func chart(_ summary: BatchSummary) -> [String: Any]? {
    guard let most = summary.rules.map({ $0.failed + $0.review }).max(), most > 0 else { return nil }
    func bar(_ number: Int, _ style: String) -> [[String: String]] {
      number == 0
        ? [] : [["style": style, "width": "\((Double(number) / Double(most) * 1000).rounded() / 10)"]]
    }
    return [
      "failed": Words.tally(.fail)[language], "review": Words.tally(.review)[language],
      "rules": summary.rules.map { count -> [String: Any] in
        [
          "title": Words.title(ofRule: count.rule)[language], "failed": String(count.failed),
          "review": String(count.review), "bars": bar(count.failed, "fail") + bar(count.review, "review"),
        ]
      },
    ]
  }

  public func add(_ report: PhotoReport) -> String {
    let reasons = report.problems.map { problem in
      let remedy = problem.finding?.remedy[language] ?? ""
      return Card.Reason(
        code: problem.code, text: problem.text[language], remedy: remedy.isEmpty ? nil : remedy)
    }
    let student = report.batch?.student.map {
      [$0.studentID, $0.name, $0.classGroup].filter { !$0.isEmpty }.joined(separator: " ")
    }
    let card = Card(
      p: report.input, v: report.outcome, s: student, r: reasons,
      t: report.batch?.thumbnail.map { Data($0).base64EncodedString() }, o: link(report))
    return "D.push(\(Escaping.script(JSONLine.encode(card))))\n"
  }

  /// Nil where the name is masked: the address would show what the page hides.
  private func link(_ report: PhotoReport) -> String? {
    guard let file = report.batch?.files.first, file.path == report.output, file.path.hasSuffix(".jpg")
    else { return nil }
    return "../" + Escaping.uri(file.path.utf8)
  }

  public func end() -> String {
    let titles = Dictionary(uniqueKeysWithValues: Registry.rules.map { ($0.id, $0.info.title[language]) })
    return Page.batchTail.filled([
      "titles": Escaping.script(JSONLine.encode(titles)), "script": Page.batchScript,
    ])
  }
}
