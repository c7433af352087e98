public import Localization
import Rules

/// JUnit XML: one test case for each photo; photos for a person to look at are skipped ones.
public struct JUnitReporter: Reporter {
  private let language: Language
  /// Review counts as failure.
  private let isStrict: Bool

  public init(language: Language, isStrict: Bool = false) {
    self.language = language
    self.isStrict = isStrict
  }

  public func begin(_ context: ReportContext) -> String {
    let counts = context.counts
    let failures = counts[.fail] + (isStrict ? counts[.review] : 0)
    let attributes = "tests=\"\(counts.total)\" failures=\"\(failures)\" errors=\"\(counts[.error])\""
    let skipped = "skipped=\"\(isStrict ? 0 : counts[.review])\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="gradphoto" \(attributes)>
      <testsuite name="gradphoto" \(attributes) \(skipped)>

      """
  }

  public func add(_ report: PhotoReport) -> String {
    let result =
      switch report.outcome {
      case .pass: ""
      case .review where !isStrict:
        "<skipped message=\"\(Escaping.markup(texts(report).joined(separator: " ")))\"/>"
      case .review, .fail: problem("failure", report)
      case .error: problem("error", report)
      }
    let (folder, name) = split(report.input)
    return "<testcase classname=\"\(Escaping.markup(folder))\" "
      + "name=\"\(Escaping.markup(name))\">\(result)</testcase>\n"
  }

  public func end() -> String { "</testsuite>\n</testsuites>\n" }

  /// The part before the last slash, "." where there is none, and the part after it.
  private func split(_ path: String) -> (folder: Substring, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path[...]) }
    return (slash == path.startIndex ? "/" : path[..<slash], path[path.index(after: slash)...])
  }

  private func problem(_ element: String, _ report: PhotoReport) -> String {
    let type = report.problems.map(\.code).joined(separator: " ")
    let texts = texts(report)
    return "<\(element) type=\"\(Escaping.markup(type))\" message=\"\(Escaping.markup(texts.first ?? ""))\">"
      + Escaping.markup(texts.joined(separator: "\n")) + "</\(element)>"
  }

  private func texts(_ report: PhotoReport) -> [String] { report.problems.map { $0.text[language] } }
}
