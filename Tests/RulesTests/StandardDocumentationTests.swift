import Foundation
import Localization
import Support
import Testing

@testable import Rules

/// The tables of docs/standards.md are made from the standards. Set GRADPHOTO_RECORD=1 to write them anew; the test then
/// fails once.
@Suite struct StandardDocumentationTests {
  private static let page = Repository.root.appendingPathComponent("docs/standards.md")
  private static let mark = "<!-- from here on: make docs -->\n"

  @Test func isCurrent() throws {
    let stored = try String(contentsOf: Self.page, encoding: .utf8)
    let place = try #require(stored.range(of: Self.mark))
    let text = stored[..<place.upperBound] + "\n" + StandardDocumentation.markdown()
    if stored != text, ProcessInfo.processInfo.environment["GRADPHOTO_RECORD"] == "1" {
      try text.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    let isCurrent = stored == text
    #expect(isCurrent, "docs/standards.md is stale: run the tests with GRADPHOTO_RECORD=1 and look at it")
  }

  /// Each bound of the head's place is told in pixels, in millimetres where there is a print, and with its source.
  @Test func placesNameNumberUnitAndSource() throws {
    let passport = try #require(Standards.standard("passport-cn"))
    let crown = try #require(passport.places.first)
    #expect(crown.numbers == "25–45 px (2.1–3.8 mm)" && crown.clause == "头顶距上边沿 25–45 像素")
    let text = StandardDocumentation.details(of: passport, language: .zh)
    for words in ["354×472", "30–45 KB", "头顶距上边沿 25–45 像素", "不更换", "110ask.com", "肤色"] {
      #expect(text.contains(words), "\(words)")
    }
    let aims = try #require(Standards.standard("hk-visa")).places
    #expect(!aims.isEmpty && aims.allSatisfy { $0.clause == nil }, "what no document asks is an aim")
  }

  @Test func clausesAreCitedByNumberOrInTheirWords() {
    #expect(Clause.cited("4.2").zh == "第 4.2 条" && Clause.cited("3 (b)").en == "clause 3 (b)")
    #expect(Clause.cited("头部长度 28–33 mm").zh == "“头部长度 28–33 mm”")
    #expect(Clause.cited("").zh == "一般要求" && Clause.cited("").en == "general")
  }
}
