internal import Foundation
import Localization
internal import Roster
internal import Rules
internal import Studio

/// report/index.html: one file that needs no other. Counts and the chart are plain HTML; the contact sheet is drawn a
/// page at a time from data in the file, so that a phone can open it.
final class WebPage: ReportWriter {
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

  private var file: ReportFile?
  private var language = Language.en

  func begin(_ context: ReportContext) throws {
    language = context.language
    let file = try ReportFile("index.html", in: context.folder)
    let words = PageWords(language)
    file.write(PageShell.head(words))
    file.write("<h1>\(Escaping.markup(words.title))</h1>\n")
    let engine = context.engine.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(
      separator: " · ")
    file.write("<p class=\"quiet\">\(Escaping.markup(engine))</p>\n")
    file.write(counts(context.summary, words))
    file.write(chart(context.summary, words))
    file.write(PageShell.sheet(words))
    self.file = file
  }

  private func counts(_ summary: BatchSummary, _ words: PageWords) -> String {
    func box(_ name: String, _ count: Int, _ style: String) -> String {
      "<div class=\"box \(style)\"><b>\(count)</b>\(Escaping.markup(name))</div>"
    }
    var boxes = Outcome.allCases.map { box(words.outcome($0), summary.outcomes[$0] ?? 0, $0.rawValue) }
    if summary.pending > 0 { boxes.append(box(words.pending, summary.pending, "error")) }
    if summary.students > 0 {
      boxes.append(box(words.missing, summary.missing, "plain"))
      boxes.append(box(words.unmatched, summary.unmatched, "plain"))
      boxes.append(box(words.duplicated, summary.duplicated, "plain"))
    }
    return "<div class=\"boxes\">" + boxes.joined() + "</div>\n"
  }

  /// How many photos each rule returned or held back, the most frequent first.
  private func chart(_ summary: BatchSummary, _ words: PageWords) -> String {
    guard let most = summary.rules.map({ $0.failed + $0.review }).max(), most > 0 else { return "" }
    let rows = summary.rules.map { count in
      let title = Registry.rule(count.rule)?.info.title[language] ?? count.rule
      func bar(_ number: Int, _ style: String) -> String {
        let width = (Double(number) / Double(most) * 1000).rounded() / 10
        return number == 0 ? "" : "<i class=\"\(style)\" style=\"width:\(width)%\"></i>"
      }
      return "<tr><th scope=\"row\">\(Escaping.markup(title))</th><td class=\"bar\">"
        + bar(count.failed, "fail") + bar(count.review, "review")
        + "</td><td>\(count.failed)</td><td>\(count.review)</td></tr>"
    }
    return """
      <h2>\(Escaping.markup(words.reasons))</h2><table class="chart"><tr><td></td><td class="bar"></td>\
      <td class="quiet">\(words.outcome(.fail))</td><td class="quiet">\(words.outcome(.review))</td></tr>
      \(rows.joined(separator: "\n"))
      </table>

      """
  }

  func add(_ row: ReportRow) {
    var reasons: [Card.Reason] = []
    if let note = row.note { reasons.append(Card.Reason(code: note.code, text: note.text[language])) }
    if let failure = row.result.failure {
      reasons.append(Card.Reason(code: failure.code, text: failure.text[language]))
    }
    for finding in row.result.decisive {
      let remedy = finding.remedy[language]
      reasons.append(
        Card.Reason(
          code: finding.rule, text: finding.reason[language], remedy: remedy.isEmpty ? nil : remedy))
    }
    let student = row.student.map {
      [$0.number, $0.name, $0.classGroup].filter { !$0.isEmpty }.joined(separator: " ")
    }
    let card = Card(
      p: row.photo, v: row.result.outcome, s: student, r: reasons,
      t: row.thumbnail.map { Data($0).base64EncodedString() }, o: link(row))
    file?.write("D.push(\(Escaping.script(JSONLine.encode(card))))\n")
  }

  /// Nil where the name is masked: the address would show what the page hides.
  private func link(_ row: ReportRow) -> String? {
    guard let file = row.result.files.first, file.path == row.output, file.path.hasSuffix(".jpg") else {
      return nil
    }
    return "../" + Escaping.uri(file.path.utf8)
  }

  func end() throws {
    let titles = Dictionary(uniqueKeysWithValues: Registry.rules.map { ($0.id, $0.info.title[language]) })
    file?.write("const T = \(Escaping.script(JSONLine.encode(titles)));\n")
    file?.write(PageShell.tail)
    try file?.close()
  }
}

/// The page's own words.
struct PageWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  private func choose(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  var code: String { choose("zh-CN", "en") }
  var title: String { choose("毕业照检测报告", "Graduation photos") }
  var reasons: String { choose("不合格与待审核原因", "Reasons") }
  var photos: String { choose("照片", "Photos") }
  var search: String { choose("按文件名、学号、姓名查找", "file name, number or name") }
  var all: String { choose("全部", "all") }
  var anyReason: String { choose("所有原因", "any reason") }
  var noScript: String { choose("查看照片需要启用 JavaScript。", "The photos need JavaScript.") }
  var pending: String { choose("未处理", "not done") }
  var missing: String { choose("缺照片的学生", "students without a photo") }
  var unmatched: String { choose("对不上名单的照片", "photos of nobody") }
  var duplicated: String { choose("有多张照片的学生", "students with several photos") }

  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: choose("合格", "accepted")
    case .review: choose("待审核", "for review")
    case .fail: choose("不合格", "returned")
    case .error: choose("无法处理", "unreadable")
    }
  }
}
