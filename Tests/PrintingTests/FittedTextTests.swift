import Testing

@testable import Printing

/// What identifies a person becomes smaller or takes more lines, and is never cut.
@Suite(.enabled(if: Machine.writesChinese, "cairo and a Chinese font"))
struct FittedTextTests {
  @Test(arguments: [
    "张三", "阿卜杜热合曼·阿卜杜外力", "SF1234567890123456789012345678901234567890", "软件工程（中外合作办学）二零二二级一班及二班",
    "Maria-Magdalena van den Heuvel-Oosterhuis",
  ])
  func everyCharacterIsThere(_ text: String) throws {
    let lettering = try Lettering()
    let fitted = try FittedText(text, sizes: [3.4, 3, 2.6], width: 32, lines: 3, lettering)
    #expect(fitted.lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    for line in fitted.lines {
      #expect(try lettering.width(of: line, size: fitted.size) <= 32)
    }
  }

  @Test func shortTextsAreLarge() throws {
    let fitted = try FittedText("张三", sizes: [7, 6], width: 55, lines: 2, Lettering())
    #expect(fitted.size == 7 && fitted.lines == ["张三"])
  }
}
