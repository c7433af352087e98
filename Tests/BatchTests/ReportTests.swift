import Foundation
import Testing

@testable import Batch
@testable import Reports

@Suite struct ReportTests {
  @Test(arguments: [
    ("a b.jpg", "ab  a b.jpg\n"), ("a\nb.jpg", "\\ab  a\\nb.jpg\n"), ("a\\b", "\\ab  a\\\\b\n"),
  ]) func checksums(_ path: String, _ line: String) { #expect(ManifestReporter.line("ab", path) == line) }

  @Test func reportsAreWhatTheySay() throws {
    let desk = try Desk()
    for (name, content) in [("a&<b>.jpg", "fail"), ("b.jpg", "pass"), ("c.jpg", "review"), ("d.jpg", "x")] {
      try desk.put(name, content)
    }
    try BatchTests.run(desk)
    let junit = try desk.read("report/junit.xml")
    #expect(junit.contains("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\""))
    #expect(junit.contains("name=\"a&amp;&lt;b&gt;.jpg\""))
    let sarif = try JSONSerialization.jsonObject(with: Data(desk.read("report/results.sarif").utf8))
    let runs = try #require((sarif as? [String: Any])?["runs"] as? [[String: Any]])
    #expect((runs.first?["results"] as? [Any])?.count == 3)
    // Words only for what a person has to read.
    let lines = try desk.read("report/results.jsonl").split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(lines.map { ($0["findings"] as? [Any])?.count } == [1, 0, 1, 0])
    #expect(lines.map { ($0["passed"] as? [String: Double])?["fake"] } == [nil, 1, nil, nil])
    let page = try desk.read("report/index.html")
    #expect(page.components(separatedBy: "D.push(").count == 5)
    #expect(!page.contains("a&<b>"))
    #expect(page.hasSuffix("</html>\n"))
  }
}
