import Foundation
public import Localization
import Rules

/// One page that needs no other file, readable on a phone: each photo with the places where rules looked, what is wrong,
/// what to do, and every rule's verdict. It runs no script.
public struct HTMLReporter: Reporter {
  private let words: HTMLWords
  private var counts = OutcomeCounts()

  public init(language: Language) { words = HTMLWords(language: language) }

  public func begin(_ counts: OutcomeCounts) -> String {
    """
    <!doctype html>
    <html lang="\(words.code)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
    <title>\(words.title)</title>
    <style>
    \(HTMLStyle.sheet)
    </style>
    </head>
    <body>
    <h1>\(words.title)</h1>

    """
  }

  public mutating func add(_ report: PhotoReport) -> String {
    counts[report.outcome] += 1
    let problems = report.problems
    var parts = [
      "<article class=\"\(report.outcome.rawValue)\">",
      "<header><b class=\"verdict\">\(words.headline(report))</b> <span class=\"name\">\(Escaping.markup(printable(report.input)))</span></header>",
    ]
    let list = problems.isEmpty ? "" : "<ol>" + problems.map(item).joined(separator: "\n") + "</ol>"
    let shown = report.pictures.map { figures($0, report.output) } ?? ""
    parts.append("<div class=\"beside\">\(shown)\(list)</div>")
    let reminders = report.reminders.map {
      "<p class=\"quiet\">\(Escaping.markup($0.reason[words.language]))</p>"
    }
    parts += reminders
    if !report.findings.isEmpty { parts.append(table(report.findings)) }
    return parts.joined(separator: "\n") + "\n</article>\n"
  }

  /// The counts stand last in the file and first on the page.
  public func end() -> String {
    let boxes = PhotoReport.Outcome.allCases.map {
      "<div class=\"\($0.rawValue)\"><b>\(counts[$0])</b>\(words.verdict($0))</div>"
    }
    return """
      <div class="counts">\(boxes.joined())</div>
      <footer>\(words.footer)</footer>
      </body>
      </html>

      """
  }

  private func figures(_ pictures: ReportPictures, _ output: String?) -> String {
    var figures =
      "<figure>\(HTMLPicture.svg(pictures, words))<figcaption>\(pictures.finished == nil ? "" : words.photo)</figcaption></figure>"
    if let finished = pictures.finished {
      let caption = output.map { "\(words.finished): \(Escaping.markup(printable($0)))" } ?? words.notWritten
      figures +=
        "<figure><img class=\"finished\" alt=\"\(words.finished)\" src=\"\(HTMLPicture.dataURI(finished))\">"
        + "<figcaption>\(caption)</figcaption></figure>"
    }
    return figures
  }

  private func item(_ problem: PhotoReport.Problem) -> String {
    let remedy = problem.remedy.map { "<p>\(Escaping.markup($0[words.language]))</p>" } ?? ""
    let clause = problem.finding.map { "\(words.clause($0.clause)) · " } ?? ""
    return "<li class=\"\(problem.isDecisive ? "fail" : "review")\">"
      + "<strong>\(Escaping.markup(problem.text[words.language]))</strong>\(remedy)"
      + "<small>\(clause)\(Escaping.markup(problem.code))</small></li>"
  }

  private func table(_ findings: [Finding]) -> String {
    let rows = findings.map { finding in
      let title = Registry.rule(finding.rule)?.info.title[words.language] ?? finding.rule
      return "<tr class=\"\(finding.verdict.rawValue)\"><th scope=\"row\">\(Escaping.markup(title))"
        + "<small>\(Escaping.markup(finding.clause)) · \(Escaping.markup(finding.rule))</small></th>"
        + "<td class=\"mark\">\(words.verdict(finding.verdict))</td>"
        + "<td>\(Escaping.markup(finding.reason[words.language]))</td></tr>"
    }
    return "<details><summary>\(words.all(findings.count))</summary>\n<table>\n"
      + rows.joined(separator: "\n") + "\n</table></details>"
  }
}
