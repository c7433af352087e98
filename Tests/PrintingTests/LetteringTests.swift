import Localization
import Printing
import Raster
import Testing

/// Whether this machine has cairo and a font with Chinese characters: most tests of letters need both.
enum Machine {
  static let writesChinese = (try? Lettering())?.canWrite("学号") == true
  static let hasRareFont = (try? Lettering())?.canWrite("䶮㛃\u{20164}") == true
}

@Suite(.enabled(if: Machine.writesChinese, "cairo and a Chinese font"))
struct LetteringTests {
  @Test func chineseCharactersAreAsWideAsTheyAreHigh() throws {
    let lettering = try Lettering()
    #expect(abs(try lettering.width(of: "张三丰", size: 3) - 9) < 0.05)
    let digits = try lettering.width(of: "2022", size: 3)
    #expect(digits > 4 && digits < 9)
    #expect(try lettering.width(of: "张三", size: 3, weight: .bold) > 5.9)
    #expect(try lettering.width(of: "", size: 3) == 0)
  }

  @Test(.enabled(if: Machine.hasRareFont, "a font with rare characters"))
  func rareCharactersAreWritten() throws {
    let lettering = try Lettering()
    for scalar in "䶮㛃\u{20164}".unicodeScalars { #expect(try !lettering.family(of: scalar).isEmpty) }
    #expect(abs(try lettering.width(of: "䶮㛃\u{20164}", size: 1) - 3) < 0.05)
  }

  @Test func aMissingCharacterIsNamed() throws {
    let lettering = try Lettering()
    // A private character that no font of a system has.
    let scalar = try #require(Unicode.Scalar(0x10F3F7))
    let text = "张\(scalar)"
    #expect(throws: PrintingError.missingGlyph(scalar, text: text)) {
      try lettering.width(of: text, size: 1)
    }
    #expect(PrintingError.missingGlyph(scalar, text: text).text.zh.contains("U+10F3F7"))
    #expect(PrintingError.missingGlyph("䶮", text: "䶮").text.en.contains("U+4DAE"))
  }

  @Test(arguments: ["محمد", "བོད", "e\u{301}", "葛\u{E0100}"])
  func scriptsThatJoinAreRefused(_ text: String) throws {
    let lettering = try Lettering()
    #expect(throws: PrintingError.self) { try lettering.width(of: text, size: 1) }
    #expect(!lettering.canWrite(text))
  }

  @Test func linesBreakBetweenCharactersAndWords() throws {
    let lettering = try Lettering()
    let chinese = try lettering.lines(of: "坐姿端正，表情自然。双眼平视", size: 1, width: 5.2)
    #expect(chinese.joined() == "坐姿端正，表情自然。双眼平视")
    for line in chinese {
      #expect(try lettering.width(of: line, size: 1) <= 6.2)
      #expect(line.first != "，" && line.first != "。")
    }
    let english = try lettering.lines(of: "the quick brown fox", size: 1, width: 6)
    #expect(english.count > 1 && english.joined(separator: " ") == "the quick brown fox")
  }
}

@Suite(.enabled(if: Machine.writesChinese, "cairo and a Chinese font"))
struct DrawingTests {
  @Test func shapesLieWhereTheyAreDrawn() throws {
    let white = RGBImage(width: 40, height: 30)
    let drawn = try white.drawn(try Lettering(), unit: 2) { drawing in
      drawing.fill(Rect(x: 5, y: 3, width: 4, height: 2), RGB(200, 10, 30))
      drawing.line(from: Point(x: 0, y: 13), to: Point(x: 20, y: 13), RGB(0, 0, 255), width: 1)
      drawing.fill(Path(ellipseIn: Rect(x: 12, y: 2, width: 6, height: 6)), RGB(0, 128, 0))
    }
    #expect(drawn[10, 6] == RGB(200, 10, 30) && drawn[17, 9] == RGB(200, 10, 30))
    #expect(drawn[9, 6] == RGB(255, 255, 255) && drawn[18, 9] == RGB(255, 255, 255))
    #expect(drawn[20, 25] == RGB(0, 0, 255) && drawn[20, 28] == RGB(255, 255, 255))
    #expect(drawn[30, 10] == RGB(0, 128, 0) && drawn[24, 4] == RGB(255, 255, 255))
  }

  @Test func lettersAreDarkWhereTheyStand() throws {
    let drawn = try RGBImage(width: 200, height: 60).drawn(try Lettering()) { drawing in
      try drawing.write("学号", at: Point(x: 100, y: 50), size: 40, alignment: .center)
    }
    func dark(_ columns: Range<Int>) -> Int {
      columns.reduce(0) { sum, x in sum + (0..<60).count { drawn[x, $0].red < 128 } }
    }
    #expect(dark(60..<100) > 200 && dark(100..<140) > 200)
    #expect(dark(0..<58) == 0 && dark(142..<200) == 0)
  }

  @Test func aTransparentPictureKeepsItsColours() throws {
    let (image, alpha) = try RGBImage.transparent(Size(width: 10, height: 10), try Lettering()) { drawing in
      drawing.fill(Rect(x: 0, y: 0, width: 5, height: 10), RGB(250, 100, 50))
      drawing.fill(Rect(x: 5, y: 0, width: 5, height: 5), RGB(10, 20, 200), opacity: 0.5)
    }
    #expect(alpha[2, 2] == 255 && image[2, 2] == RGB(250, 100, 50))
    #expect(abs(Int(alpha[7, 2]) - 128) <= 1 && abs(Int(image[7, 2].blue) - 200) <= 2)
    #expect(alpha[7, 8] == 0)
  }
}

struct OneLineTests {
  @Test(arguments: [
    ("广州市\r\n天河区\t 1号 ", "广州市 天河区 1号"), ("\u{FEFF}张\u{200B}三\u{200D}", "张三"), ("\u{3000}甲\u{85}乙", "甲 乙"),
    ("", ""), ("\n\n", ""),
  ])
  func cellsAreSetOnOneLine(_ cell: String, _ line: String) { #expect(cell.onOneLine == line) }

  @Test(.enabled(if: Machine.writesChinese, "cairo and a Chinese font"))
  func controlCharactersAreCalledSo() throws {
    let lettering = try Lettering()
    #expect(throws: PrintingError.control("\n", text: "甲\n乙")) { try lettering.width(of: "甲\n乙", size: 1) }
    #expect(PrintingError.control("\n", text: "甲").text.en.contains("control character U+000A"))
  }
}
