import Files
import Foundation
import Localization
import Pipeline
import Reports
import Rules
import SystemPackage
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Each format, read back by a parser that knows nothing of gradphoto.
@Suite struct ReporterTests {
  static let reports = [
    PhotoReport(
      input: "class/王 <&\"'>\u{1}.jpg", output: "out/a.jpg", outcome: .fail,
      findings: [
        finding("crown-margin", .fail, measured: 31), finding("eye-line", .review, measured: 4.5),
        finding("jpeg", .pass, measured: 1), finding("gaze", .unassessable, measured: nil),
      ], makesPicture: true),
    PhotoReport(
      input: "b.jpg", outcome: .review, findings: [finding("gaze", .unassessable, measured: nil)],
      makesPicture: true),
    PhotoReport(
      input: "=cmd()|'x'.jpg", outcome: .pass, findings: [finding("jpeg", .pass, measured: 1)],
      makesPicture: true),
    PhotoReport(
      input: "/d/no.jpg", outcome: .error,
      failure: Failure(FileError.notFound("/d/no.jpg"), about: "no.jpg"),
      makesPicture: true),
  ]

  private static func finding(_ rule: String, _ verdict: Verdict, measured: Double?) -> Finding {
    Finding(
      rule: rule, clause: "4.2", verdict: verdict, measured: measured, unit: "px",
      allowed: .init(min: 50, max: nil),
      reason: LocalizedText(zh: "理由 \(rule), \"引\"", en: "reason \(rule), \"q\""),
      remedy: LocalizedText(zh: "办法 \(rule)", en: "remedy \(rule)"))
  }

  static func text(_ reporter: some Reporter) -> String {
    var reporter = reporter
    let counts = OutcomeCounts(Dictionary(reports.map { ($0.outcome, 1) }, uniquingKeysWith: +))
    var text = reporter.begin(ReportContext(counts: counts))
    for report in reports { text += reporter.add(report) }
    return text + reporter.end()
  }

  @Test(arguments: [false, true]) func junit(isStrict: Bool) throws {
    let reader = ElementReader()
    let parser = XMLParser(data: Data(Self.text(JUnitReporter(language: .zh, isStrict: isStrict)).utf8))
    parser.delegate = reader
    #expect(parser.parse())
    let suite = try #require(reader.elements.first { $0.name == "testsuite" }).attributes
    #expect(suite["tests"] == "4" && suite["errors"] == "1")
    #expect(suite["failures"] == (isStrict ? "2" : "1") && suite["skipped"] == (isStrict ? "0" : "1"))
    let cases = reader.elements.filter { $0.name == "testcase" }.map(\.attributes)
    #expect(cases.map { $0["name"] } == ["王 <&\"'>\u{FFFD}.jpg", "b.jpg", "=cmd()|'x'.jpg", "no.jpg"])
    #expect(cases.map { $0["classname"] } == ["class", ".", ".", "/d"])
    let failures = reader.elements.filter { $0.name == "failure" }
    #expect(failures.count == (isStrict ? 2 : 1))
    #expect(failures.first?.attributes["type"] == "crown-margin eye-line")
    #expect(failures.first?.text == "理由 crown-margin, \"引\"\n理由 eye-line, \"引\"")
    #expect(reader.elements.count { $0.name == "error" } == 1)
    #expect(reader.elements.count { $0.name == "skipped" } == (isStrict ? 0 : 1))
  }

  @Test func sarif() throws {
    let data = Data(Self.text(SARIFReporter(language: .en, standard: .chsi99)).utf8)
    let log = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(
      rules.compactMap { $0["id"] as? String }
        == Registry.rules.map(\.id).filter { Standard.chsi99.rules[$0] != nil })
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(
      results.map { $0["ruleId"] as? String } == ["crown-margin", "eye-line", "gaze", "not-found"])
    #expect(results.map { $0["kind"] as? String } == ["fail", "review", "review", "fail"])
    for result in results {
      #expect((result["kind"] as? String == "fail") == (result["level"] as? String == "error"))
      if let index = result["ruleIndex"] as? Int {
        #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      }
    }
    let uris = try results.map { result in
      let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
      return try #require((place?["artifactLocation"] as? [String: Any])?["uri"] as? String)
    }
    #expect(uris[0] == "class/%E7%8E%8B%20%3C%26%22%27%3E%01.jpg" && uris[3] == "file:///d/no.jpg")
    for uri in uris { #expect(URL(string: uri) != nil) }
  }

  @Test func csv() throws {
    let text = Self.text(CSVReporter(language: .zh))
    #expect(text.hasPrefix("\u{FEFF}photo,verdict,output,codes,reasons,remedies\r\n"))
    #expect(text.contains("\r\n'=cmd()|'x'.jpg,pass,,,,\r\n"))
    #expect(text.contains("\"理由 crown-margin, \"\"引\"\"\n理由 eye-line, \"\"引\"\"\""))
    #expect(text.components(separatedBy: "\r\n").count == 6)
  }

  @Test(arguments: Language.allCases) func html(_ language: Language) throws {
    let page = Self.text(HTMLReporter(language: language))
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    #expect(page.contains("lang=\"\(language == .zh ? "zh-CN" : "en")\""))
    #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
    #expect(!page.contains("王 <&") && page.contains("class/王 &lt;&amp;&quot;&#39;&gt;"))
    #expect(page.components(separatedBy: "<article").count == 5)
    #expect(page.components(separatedBy: "<li ").count == 5)
    let other: Language = language == .zh ? .en : .zh
    for reason in Self.reports.flatMap(\.problems) {
      #expect(page.contains(Escaping.markup(reason.text[language])))
      #expect(!page.contains(Escaping.markup(reason.text[other])))
    }
    // The page is well-formed but for the elements that HTML closes itself.
    let xml = page.replacingOccurrences(of: "<!doctype html>", with: "")
      .replacingOccurrences(of: "(<meta[^>]*)>", with: "$1/>", options: .regularExpression)
    #expect(XMLParser(data: Data(xml.utf8)).parse())
  }

  @Test func json() throws {
    let lines = Self.text(JSONReporter()).split(separator: "\n")
    let verdicts = try lines.map { line in
      (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["verdict"] as? String
    }
    #expect(verdicts == ["fail", "review", "pass", "error"])
  }
}

/// Every element of an XML document, in the order in which they begin.
private final class ElementReader: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }
}
