import Foundation
import Localization
import Raster
import Support
import Testing

@testable import Rules

/// A standard as a file: what is written is read, and what is wrong is named where it stands.
@Suite struct StandardFileTests {
  private static let text = StandardFile.text(of: .chsi99)

  private static func fault(_ text: String) -> StandardFileError? {
    do throws(StandardFileError) {
      _ = try StandardFile.read(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: Standards.all.map(\.id)) func survives(_ id: String) throws {
    let standard = try #require(Standards.standard(id))
    let text = StandardFile.text(of: standard)
    #expect(try StandardFile.read(Array(text.utf8)) == standard)
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 240 })
  }

  @Test func numbersAndTextsOfAnyKindSurvive() throws {
    var standard = Standard.chsi99
    standard.title = LocalizedText(zh: "“引号” \\ / \u{1F393}", en: "a \"b\" \\ é")
    standard.rules["aspect"] = Limit(min: 1.0 / 3, max: 1e-5 + 1, reviewMin: -0.25, uncertainty: 0.1)
    standard.backgrounds = []
    standard.allowsReplacement = false
    #expect(try StandardFile.read(Array(StandardFile.text(of: standard).utf8)) == standard)
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("{\n  \"id\": }", 2, 9), ("[1, 2,]", 1, 7), ("{\"id\": \"a\" \"b\"}", 1, 12),
    ("{\"a\": 01}", 1, 7), ("{\"a\": 1.}", 1, 9), ("{\"a\": tru}", 1, 10), ("{\"a\": 1e999}", 1, 7),
    ("{\"a\": \"x\ny\"}", 1, 9), ("{\"a\": \"\\x\"}", 1, 9), ("{\"a\": 1, \"a\": 2}", 1, 10), ("{} {}", 1, 4),
    ("{\"号\": 1 x", 1, 9), (String(repeating: "[", count: 100_000), 1, 33), ("\u{FEFF}[", 1, 2),
    ("null x", 1, 6), ("{\"a\" 1}", 1, 6), ("{a: 1}", 1, 2), ("\"\\u12g4\"", 1, 6), ("-", 1, 2),
  ])
  func whatIsNoJSONIsNamedByLineAndColumn(_ text: String, _ line: Int, _ column: Int) throws {
    let fault = try #require(Self.fault(text))
    #expect((fault.line, fault.column) == (line, column), "\(fault.problem.en)")
    #expect(fault.field == nil)
  }

  @Test func bytesThatAreNoTextAreNamed() {
    #expect(throws: StandardFileError.self) { try StandardFile.read([0x7B, 0x0A, 0x22, 0xFF, 0xFE]) }
    #expect(throws: StandardFileError.self) {
      try StandardFile.read([UInt8](repeating: 0x20, count: 1 << 21))
    }
  }

  /// What replaces what, and the field that is named; the line is that of the change.
  @Test(
    arguments: [
      ("\"width\": 480", "\"width\": \"480\"", "output.width"),
      ("\"width\": 480", "\"width\": 0", "output.width"),
      ("\"width\": 480", "\"width\": 1e9", "output.width"),
      ("\"width\": 480", "\"width\": 480.5", "output.width"),
      ("\"width\": 480, ", "", "output.width"), ("\"width\": 480", "\"breadth\": 480", "output.breadth"),
      ("\"id\": \"chsi-99\"", "\"id\": \"CHSI 99\"", "id"), ("\"id\": \"chsi-99\"", "\"id\": \"\"", "id"),
      ("\"fileSize\": { \"min\": 20480", "\"fileSize\": { \"min\": 99999", "fileSize.max"),
      ("\"minimumQuality\": 60", "\"minimumQuality\": 101", "minimumQuality"),
      ("#64C5FF", "blue", "backgrounds[0].color"), ("\"white\"", "\"light-blue\"", "backgrounds[1].id"),
      ("\"white\"", "\"keep\"", "backgrounds[1].id"),
      ("\"allowsReplacement\": true", "\"allowsReplacement\": 1", "allowsReplacement"),
      ("\"crown\": { \"min\": 50", "\"crown\": { \"min\": 150", "geometry.crown.max"),
      ("\"eyes\": { \"min\": 200, \"max\": 300 }", "\"eyes\": { \"min\": 10, \"max\": 40 }", "geometry.eyes"),
      ("\"eye-line\": { \"clause\": \"1.2\", \"max\": 3", "\"eye-lime\": { \"max\": 3", "rules.eye-lime"),
      (
        "\"eye-line\": { \"clause\": \"1.2\", \"max\": 3", "\"eye-line\": { \"maximum\": 3",
        "rules.eye-line.maximum"
      ),
      (
        "\"eye-line\": { \"clause\": \"1.2\", \"max\": 3", "\"eye-line\": { \"min\": 9, \"max\": 3",
        "rules.eye-line.max"
      ),
      (
        "\"eye-line\": { \"clause\": \"1.2\", \"max\": 3", "\"eye-line\": { \"reviewMin\": 1, \"max\": 3",
        "rules.eye-line.reviewMin"
      ),
      (
        "\"crown-margin\": { \"clause\": \"4.2\", ", "\"crown-margin\": { \"clause\": \"4.2\", \"min\": 40, ",
        "rules.crown-margin.min"
      ),
      ("\"uncertainty\": 4", "\"uncertainty\": -4", "rules.crown-margin.uncertainty"),
      ("\"document\": {", "\"document\": null, \"x\": {", "x"),
    ] as [(String, String, String)])
  func whatIsNoStandardIsNamedByField(_ old: String, _ new: String, _ field: String) throws {
    let place = try #require(Self.text.range(of: old), "\(old) stands in the file")
    let fault = try #require(Self.fault(Self.text.replacingCharacters(in: place, with: new)))
    #expect(fault.field == field)
    #expect(fault.line == Self.text[..<place.lowerBound].count { $0 == "\n" } + 1)
    let sentence = fault.text(about: "my.json")
    for text in [sentence.zh, sentence.en] {
      #expect(text.contains("my.json") && text.contains(field) && text.contains("\(fault.line)"))
    }
    #expect(!sentence.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
  }

  @Test func replacingNeedsAColour() throws {
    var standard = Standard.chsi99
    standard.backgrounds = []
    #expect(Self.fault(StandardFile.text(of: standard))?.field == "backgrounds")
  }

  /// A rule that says that its bounds stand elsewhere ignores its own, and the other way round.
  @Test func boundsElsewhereAreIgnoredByTheirRules() {
    var standard = Standard.complete
    for rule in Registry.rules {
      standard.rules[rule.id] = Limit(min: -77, max: 777)
      let isIgnored = rule.limit(in: standard)?.min != -77 && rule.limit(in: standard)?.max != 777
      #expect((rule.info.boundsField != nil) == isIgnored, "\(rule.id)")
    }
  }

  /// The built-in standards are files as users write them: what `--show` prints is the file itself.
  @Test(arguments: Standards.all.map(\.id)) func builtInStandardsAreFiles(_ id: String) throws {
    let standard = try #require(Standards.standard(id))
    let file = Self.folder.appendingPathComponent("\(standard.id).json")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(try StandardFile.read(Array(text.utf8)) == standard)
    #expect(Standards.standard(standard.id) == standard)
    #expect(Set(standard.clauses.keys).isSubset(of: standard.rules.keys))
  }

  private static let folder = Repository.root.appendingPathComponent("Sources/Rules/Standards")

  /// No file lies there without being a standard, or what several have in common.
  @Test func everyFileIsListed() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    #expect(Set(names) == Set(Standards.all.map(\.id)).union(["portrait"]))
    #expect(Standards.standard("portrait") == nil)
  }

  @Test func no99IsTheFileThatShowPrints() throws {
    let file = Self.folder.appendingPathComponent("chsi-99.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.text)
    #expect(Set(Standard.chsi99.clauses.keys) == Set(Standard.chsi99.rules.keys))
  }

  /// Each says where it comes from, what is not sure, and which group it belongs to.
  @Test(arguments: Standards.all.map(\.id)) func saysWhereItComesFrom(_ id: String)
    throws
  {
    let standard = try #require(Standards.standard(id))
    #expect(standard.source != nil && standard.uncertain != nil && standard.group != nil)
    #expect(!standard.keywords.isEmpty)
    #expect(!standard.document.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    // What is judged by a number of the source has its words.
    for rule in ["pixel-size", "file-size", "density", "jpeg-quality", "photo-age", "no-glasses"]
    where standard.rules[rule] != nil && standard.rules[rule]?.reviewOnly != true {
      #expect(!standard.clause(of: rule).isEmpty, "\(rule)")
    }
  }

  @Test(arguments: [
    ("考研", "kaoyan"), ("passport japan", "japan-passport"), ("DV", "us-visa"),
    ("社保卡 旧", "social-security-old"),
  ])
  func wordsFindStandards(_ words: String, _ id: String) {
    let found = Standards.all.filter { $0.matches(words.split(separator: " ").map(String.init)) }
    #expect(found.map(\.id) == [id])
  }

  // MARK: Files that extend another standard

  private static let extending = """
    {
      "extends": "chsi-99",
      "id": "ours", "title": { "zh": "我校", "en": "Ours" },
      "print": { "width": 48, "height": 64 },
      "backgrounds": ["white", { "id": "sky", "title": { "zh": "天蓝", "en": "sky" }, "color": "#00A3E6" }],
      "geometry": { "crown": { "min": 4, "max": 10, "unit": "mm" }, "eyes": { "min": 30, "max": 45, "unit": "%" } },
      "rules": { "eye-line": { "max": 2 }, "makeup": null, "photo-age": { "clause": "7", "max": 6, "reviewMax": 9 } }
    }
    """

  @Test func whatDiffersIsGivenAlone() throws {
    let standard = try StandardFile.read(Array(Self.extending.utf8))
    #expect(standard.id == "ours" && standard.document == Standard.chsi99.document)
    #expect(standard.backgrounds.map(\.id) == ["white", "sky"])
    #expect(standard.geometry.crown == .init(40, 100) && standard.geometry.eyes == .init(192, 288))
    #expect(standard.geometry.faceWidth == Standard.chsi99.geometry.faceWidth)
    #expect(standard.rules["eye-line"] == Limit(max: 2, reviewMax: 5))
    #expect(standard.rules["makeup"] == nil)
    #expect(standard.clauses == ["photo-age": "7"], "the clauses of another document are not its own")
  }

  @Test func clausesThatAreNumberedAlikeAreKept() throws {
    let text = Self.extending.replacingOccurrences(
      of: "\"chsi-99\",", with: "\"chsi-99\", \"sameClauses\": true,")
    let standard = try StandardFile.read(Array(text.utf8))
    #expect(standard.clause(of: "eye-line") == "1.2" && standard.clause(of: "photo-age") == "7")
  }

  @Test(arguments: [
    ("\"chsi-99\"", "\"chsi-98\"", "extends", 2), ("\"chsi-99\"", "7", "extends", 2),
    ("\"extends\": \"chsi-99\"", "\"sameClauses\": true", "sameClauses", 2),
    ("\"white\", {", "\"pink\", {", "backgrounds[0]", 5),
    ("\"print\": { \"width\": 48, \"height\": 64 },", "", "geometry.crown.unit", 6),
    ("\"unit\": \"mm\"", "\"unit\": \"cm\"", "geometry.crown.unit", 6),
    ("\"min\": 30, \"max\": 45", "\"min\": 1, \"max\": 4", "geometry.eyes", 6),
    ("\"max\": 2 }", "\"max\": \"2\" }", "rules.eye-line.max", 7),
    ("\"print\": {", "\"smile\": true, \"print\": {", "smile", 4),
    ("\"print\": { \"width\": 48", "\"print\": { \"width\": 0", "print.width", 4),
    ("\"print\": {", "\"geometry\": null, \"print\": {", "geometry", 6),
  ])
  func mistakesAreNamedWhereTheyStand(_ old: String, _ new: String, _ field: String, _ line: Int) throws {
    let text = Self.extending.replacingOccurrences(of: old, with: new)
    #expect(text != Self.extending)
    let fault = try #require(Self.fault(text))
    // A field that is there twice is told before anything is merged.
    #expect(fault.field == (field == "geometry" ? nil : field) && fault.line == line, "\(fault)")
  }

  @Test func whatIsAskedBesidesSurvives() throws {
    var standard = Standard.complete
    standard.group = .travel
    standard.keywords = ["护照", "passport"]
    standard.uncertain = LocalizedText(zh: "不确定", en: "not sure")
    standard.print = .init(width: 33, height: 48)
    standard.acceptedSizes = .init(min: Size(width: 240, height: 320), max: Size(width: 960, height: 1280))
    standard.policies = .init(glasses: .forbidden, smile: .allowed)
    #expect(try StandardFile.read(Array(StandardFile.text(of: standard).utf8)) == standard)
  }

  /// What the document is, but not where it comes from.
  private static func withoutProvenance(_ standard: Standard) -> Standard {
    var standard = standard
    (standard.date, standard.source) = (nil, nil)
    (standard.group, standard.uncertain, standard.keywords) = (nil, nil, [])
    return standard
  }

  /// The variants of No. 99 differ from it in what they are about.
  @Test func variantsDifferInColourAndAge() {
    var (blue, white) = (Standard.chsi99Blue, Standard.chsi99White)
    #expect(blue.backgrounds.map(\.id) == ["light-blue"] && white.backgrounds.map(\.id) == ["white"])
    #expect(white.rules["photo-age"] == Limit(max: 6, reviewMax: 9))
    let no99 = Self.withoutProvenance(.chsi99)
    white.rules["photo-age"] = no99.rules["photo-age"]
    for standard in [blue, white] {
      #expect(standard.source != nil && standard.group == .diploma)
    }
    (blue, white) = (Self.withoutProvenance(blue), Self.withoutProvenance(white))
    for path in [\Standard.id] {
      blue[keyPath: path] = no99[keyPath: path]
      white[keyPath: path] = no99[keyPath: path]
    }
    for path in [\Standard.title, \.document] {
      blue[keyPath: path] = no99[keyPath: path]
      white[keyPath: path] = no99[keyPath: path]
    }
    blue.backgrounds = no99.backgrounds
    white.backgrounds = no99.backgrounds
    #expect(blue == no99 && white == no99)
  }

  /// A file that `standards --show` printed before clauses were part of it.
  @Test func filesOfTheFirstVersionAreRead() throws {
    let file = Repository.root.appendingPathComponent("fixtures/standards/first-version.json")
    let standard = try StandardFile.read(Array(Data(contentsOf: file)))
    var expected = Self.withoutProvenance(.chsi99)
    // Its limits are its own: those of that time, with one that the school changed.
    #expect(Set(standard.rules.keys) == Set(expected.rules.keys))
    #expect(standard.rules["eye-line"] == Limit(max: 2, reviewMax: 5))
    #expect(standard.rules["ears-visible"] == Limit(min: 17, reviewMin: 3))
    #expect(standard.rules["necklace"] == Limit(max: 0.18, reviewMax: 0.32))
    #expect(standard.leastCutConfidence == 0.6)
    for id in ["glasses-tint", "glasses-frame", "glasses-glare"] {
      #expect(standard.rules[id] != nil && standard.rules[id]?.leastPresence == nil)
    }
    (expected.id, expected.rules) = ("our-school", standard.rules)
    expected.leastCutConfidence = standard.leastCutConfidence
    #expect(standard == expected)
    #expect(standard.clause(of: "eye-height") == "4.2")
  }

  @Test func whatAPassportAsksSurvives() throws {
    var standard = Standard.complete
    standard.geometry = .init(chin: .init(100, 280), headHeight: .init(300, 420))
    standard.date = CalendarDate(year: 2012, month: 5, day: 15)
    standard.source = "https://example.org/passport"
    standard.clauses = ["head-height": "3 (b)"]
    standard.rules["glasses-glare"]?.leastPresence = 55.5
    #expect(try StandardFile.read(Array(StandardFile.text(of: standard).utf8)) == standard)
  }

  @Test(arguments: [
    (
      "\"centerTolerance\": 12", "\"centerTolerance\": 12, \"headHeight\": { \"min\": 9 }",
      "geometry.headHeight.max"
    ),
    (
      "\"centerTolerance\": 12", "\"centerTolerance\": 12, \"chin\": { \"min\": 9, \"max\": 3 }",
      "geometry.chin.max"
    ),
    ("\"clause\": \"1.2\", \"max\": 3", "\"clause\": \"\", \"max\": 3", "rules.eye-line.clause"),
    ("\"leastPresence\": 20", "\"leastPresence\": 101", "rules.glasses-tint.leastPresence"),
    ("\"date\": \"2017-12-06\"", "\"date\": \"2017-13-01\"", "date"),
    (
      "\"source\": \"https://jjy.ylu.edu.cn/info/1005/1301.htm; https://size.gaitubao.com/1546.html\"",
      "\"source\": 7", "source"
    ),
  ])
  func newFieldsAreChecked(_ old: String, _ new: String, _ field: String) throws {
    let place = try #require(Self.text.range(of: old), "\(old) stands in the file")
    #expect(Self.fault(Self.text.replacingCharacters(in: place, with: new))?.field == field)
  }

  /// Any damage gives a standard or a fault, never a crash.
  @Test func damagedFilesAreReadOrRefused() {
    var random = Xorshift()
    let bytes = Array(Self.text.utf8)
    var refused = 0
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let i = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: damaged[i] = UInt8.random(in: 0...255, using: &random)
        case 1: damaged.remove(at: i)
        case 2: damaged.insert(Array("{}[]\",:0e-\\".utf8).randomElement(using: &random) ?? 0, at: i)
        default: damaged.removeSubrange(i...)
        }
        if damaged.isEmpty { damaged = [0x7B] }
      }
      do throws(StandardFileError) {
        _ = try StandardFile.read(damaged)
      } catch {
        refused += 1
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
    #expect(refused > 1000)
  }
}
