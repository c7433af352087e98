import Localization
import Printing
import Raster
import Rules
import Testing

@testable import Reports

/// The shooting guide: what its page and its lines show. Letters need cairo; without it nothing here is run but the page.
@Suite struct GuideTests {
  private static let standards = ["chsi-99", "us-visa"].compactMap { Standards.standard($0) }
  private static let canDraw = (try? Lettering()) != nil

  @Test(arguments: Language.allCases) func thePageHoldsEveryStandardAndItsRules(_ language: Language) {
    let page = Guide(Self.standards, language: language).page()
    for standard in Self.standards {
      #expect(
        page.contains("id=\"\(standard.id)\"") && page.contains(Escaping.markup(standard.title[language])))
      for rule in Registry.rules where rule.limit(in: standard) != nil && rule.info.region != .file {
        let info = rule.info.worded(for: standard)
        #expect(page.contains(Escaping.markup(info.title[language])), "\(info.id)")
        #expect(page.contains(Escaping.markup(info.why[language])), "\(info.id)")
      }
    }
    // Self-contained: nothing is fetched.
    #expect(!page.contains("src=") && !page.contains("<script") && !page.contains("{{"))
    #expect(page.contains("50–110 px") && page.contains("5500–5600 K"))
  }

  @Test func namesAreEscaped() {
    var standard = Standard.chsi99
    standard.title = LocalizedText(zh: "<b>", en: "a<\u{301}b>\"")
    let page = Guide([standard], language: .en).page()
    #expect(!page.utf8.contains(sequence: Array("a<\u{301}".utf8)))
  }

  /// The template's lines stand where the standard says, at any size, on nothing.
  @Test(.enabled(if: canDraw), arguments: [240, 960]) func templateLinesStandWhereTheStandardSays(
    _ width: Int
  )
    throws
  {
    let standard = Standard.chsi99
    let lines = try Guide.template(of: standard, width: width, Lettering())
    #expect(lines.image.size == Size(width: width, height: width * 4 / 3))
    let scale = Double(width) / 480
    // Left of the face, away from the frame: the first crossings from the top are the bounds of crown and eyes.
    let x = width / 12
    let opaque = (width / 60..<lines.alpha.height - width / 60).filter { lines.alpha[x, $0] > 200 }
    var crossings: [Double] = []
    for y in opaque where crossings.isEmpty || Double(y) - (crossings.last ?? 0) > 8 * scale {
      crossings.append(Double(y))
    }
    #expect(crossings.count == 4)
    for (crossing, bound) in zip(crossings, [50.0, 110, 200, 300]) {
      #expect(abs(crossing - bound * scale) <= 3 * max(1, scale), "\(crossing) for \(bound)")
    }
    #expect(lines.alpha[x, Int(20 * scale)] == 0)
  }

  @Test(.enabled(if: canDraw)) func thePDFIsWhole() throws {
    var bytes: [UInt8] = []
    try Guide(Self.standards, language: .zh).pdf(Lettering()) {
      bytes += $0
      return true
    }
    #expect(bytes.starts(with: Array("%PDF-".utf8)) && bytes.suffix(8).contains(sequence: Array("EOF".utf8)))
  }
}

extension Collection where Element: Equatable {
  fileprivate func contains(sequence: [Element]) -> Bool {
    let all = Array(self)
    guard all.count >= sequence.count else { return false }
    return (0...all.count - sequence.count).contains { all[$0..<$0 + sequence.count].elementsEqual(sequence) }
  }
}
