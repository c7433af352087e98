import Foundation
import Testing

/// Identity numbers of every form, wherever `collect` prints them.
@Suite struct CollectMaskingTests {
  private static let list = "学号,姓名,证件类型,证件号\n1,甲,香港居民身份证,A123456(7)\n2,乙,台胞证,87654321\n"

  private func withSchool(_ body: (School) throws -> Void) throws {
    try School.with(list: Self.list, body)
  }

  @Test func theHistoryShowsNone() throws {
    try withSchool { school in
      let asked = try school.collect(
        "confirm", "--student", "1", "--correct", "证件号=C668668(9)", "--why", "typed by hand")
      #expect(asked.status == 0)
      for arguments in [["--verbose"], ["--format", "json"], ["--verbose", "--student", "87654321"]] {
        let outcome = try Executable.run(
          ["collect", "history", "-C", school.place, "--language", "en"] + arguments)
        #expect(outcome.status == 0 && outcome.text.contains("甲") || arguments.contains("--student"))
        for number in ["A123456", "87654321", "C668668"] {
          #expect(!outcome.text.contains(number), "\(number) in \(arguments)")
        }
        #expect(outcome.text.contains("****4321"))
      }
    }
  }

  @Test func noErrorRepeatsOne() throws {
    try withSchool { school in
      let whole = try school.collect("verify", "--student", "1", "--last4", "110101200001011237")
      #expect(whole.status == 2 && !whole.errors.contains("1101012"))
      for format in ["text", "json"] {
        let unknown = try school.collect("consent", "--student", "C668668(9)", "--format", format)
        #expect(unknown.status == 2 && !(unknown.errors + unknown.text).contains("C668668"))
        #expect((unknown.errors + unknown.text).contains("****6689"))
      }
      #expect(try school.collect("consent", "--student", "20269999").errors.contains("20269999"))
    }
  }

  @Test func noNameOfAFileDoes() throws {
    try withSchool { school in
      for name in ["A123456(7).jpg", "87654321.jpg", "110101200001011237.jpg"] {
        let file = try school.file(name, "no picture")
        for command in [["take", file], ["code", file, "--match-names"], ["code", file, "--read-only"]] {
          let outcome = try Executable.run(
            ["collect"] + command + ["-C", school.place, "--language", "en", "--format", "json"])
          // 87654321 is a number like any other for whom knows no student.
          guard !(name.hasPrefix("8") && command.contains("--read-only")) else { continue }
          let number = String(name.prefix { $0.isLetter || $0.isNumber })
          #expect(!(outcome.text + outcome.errors).contains(number), "\(command)")
        }
        let shown = try school.collect("code", file, "--match-names", "--show-ids", "--format", "json")
        #expect(shown.lines.first?["input"] as? String == file)
      }
    }
  }
}
