import Foundation
import Testing

@testable import Batch

@Suite struct ReportTests {
  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"), ("@x", "'@x"),
    ("-2", "'-2"),
    ("+a", "'+a"), ("a\nb", "\"a\nb\""), ("\t=1", "\"'\t=1\""),
  ]) func cells(_ text: String, _ cell: String) { #expect(Escaping.csv(text) == cell) }

  @Test(arguments: [
    ("<a b='c'>&\"", "&lt;a b=&#39;c&#39;&gt;&amp;&quot;"), ("a\u{1}b\u{0}", "a\u{FFFD}b\u{FFFD}"),
  ])
  func markup(_ text: String, _ escaped: String) { #expect(Escaping.markup(text) == escaped) }

  @Test(arguments: [
    ("a b.jpg", "ab  a b.jpg\n"), ("a\nb.jpg", "\\ab  a\\nb.jpg\n"), ("a\\b", "\\ab  a\\\\b\n"),
  ]) func checksums(_ path: String, _ line: String) { #expect(Escaping.checksumLine("ab", path) == line) }

  @Test func references() {
    #expect(Escaping.uri(RawPath("d 1/é%.jpg")) == "d%201/%C3%A9%25.jpg")
    #expect(Escaping.uri(RawPath(bytes: [0xFF])) == "%FF")
  }

  @Test func scriptsCantBeLeft() {
    #expect(Escaping.script("\"</script><!--\"") == "\"\\u003c/script>\\u003c!--\"")
  }

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
    for line in try desk.read("report/results.jsonl").split(separator: "\n") {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
    let page = try desk.read("report/index.html")
    #expect(page.components(separatedBy: "D.push(").count == 5)
    #expect(!page.contains("a&<b>"))
    #expect(page.hasSuffix("</html>\n"))
  }
}
