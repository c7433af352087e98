import Foundation
import Testing

/// `collect` as its users run it; photos apart, which need the networks.
@Suite struct CollectCommandTests {
  private func withSchool(_ body: (School) throws -> Void) throws { try School.with(body) }

  @Test func eachStepSaysWhatComesBeforeIt() throws {
    try withSchool { school in
      let early = try school.collect("profile", "--student", "1", "--phone", "13800138000")
      #expect(early.status == 2 && early.text.isEmpty)
      #expect(
        early.errors.hasPrefix(
          "Student 1: not verified (collect verify), no consent (collect consent), data not confirmed"))
      #expect(try school.collect("verify", "--student", "1", "--last4", "００２ｘ").status == 0)
      #expect(try school.collect("consent", "--student", "1").status == 0)
      #expect(try school.collect("confirm", "--student", "110105 19491231 002x").status == 0)
      #expect(try school.collect("profile", "--student", "1", "--phone", "138 0013 8000").status == 0)
      let status = try school.collect("status", "--student", "1", "--format", "json")
      #expect(status.lines.first?["state"] as? String == "profiled")
      #expect(status.lines.first?["identity"] as? String == "****002X")
      #expect(try school.collect("verify-log").text.hasPrefix("7 events, 0 of them erased, 0 flaws"))
      #expect(try school.collect("check").status == 0)
    }
  }

  @Test func everyRowOfAListIsServedOrTold() throws {
    try withSchool { school in
      let rows = try school.file("verify.csv", "学号,后四位\n1,002X\n2,9999\n3,1234\n")
      let text = try school.collect("verify", "--list", rows)
      #expect(text.status == 2 && text.text == "verified: 1\n")
      #expect(
        text.errors.split(separator: "\n").map(String.init) == [
          "line 3: Student 2: these are not the last characters of the identity number; 4 more tries.",
          "line 4: No student of the collection has the 学号, 考生号 or 证件号 “3”.", "not done: 2",
        ])
      let json = try school.collect("consent", "--list", rows, "--format", "json")
      #expect(json.lines.map { $0["student"] as? String } == ["3", "1", "2"] || json.lines.count == 3)
      let codes = json.lines.compactMap { ($0["error"] as? [String: Any])?["code"] as? String }
      #expect(Set(codes) == ["unknown-student", "steps-missing"])
    }
  }

  @Test func noCollectionNoDamage() throws {
    try Executable.withFolder { folder in
      let school = School(folder: folder)
      let none = try school.collect("status")
      #expect(none.status == 2 && none.errors.contains("There is no collection in"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      #expect(try school.collect("verify", "--student", "1").status == 64)
      #expect(try school.collect("purge").status == 64)
    }
  }

  @Test func identityNumbersAreMasked() throws {
    try withSchool { school in
      for command in [
        ["history"], ["status", "--missing"], ["review", "show", "--student", "2"], ["history", "--verbose"],
      ] {
        for format in ["text", "json"] {
          let outcome = try Executable.run(
            ["collect"] + command + ["-C", school.place, "--format", format])
          #expect(outcome.status == 0)
          #expect(!(outcome.text + outcome.errors).contains("440102198001021230"), "\(command)")
        }
      }
      let shown = try school.collect("review", "show", "--student", "2", "--show-ids")
      #expect(shown.text.contains("440102198001021230"))
    }
  }

  @Test func aDamagedDatabaseIsToldAndRecovered() throws {
    try withSchool { school in
      let database = URL(fileURLWithPath: school.place).appendingPathComponent("collection.sqlite")
      try Data(repeating: 7, count: 5000).write(to: database)
      let told = try school.collect("status")
      #expect(told.status == 2 && told.errors.contains("collect recover"))
      let recovered = try school.collect("recover")
      #expect(recovered.status == 0 && recovered.text.hasPrefix("made anew from 3 events"))
      #expect(try school.collect("check").status == 0)
      #expect(try school.collect("status").text.contains("imported 2"))
    }
  }

  @Test func theLedgerTakesEachReceiptOnce() throws {
    try withSchool { school in
      #expect(try school.collect("pay", "--student", "1", "--receipt", "R1").status == 0)
      #expect(try school.collect("pay", "--student", "1", "--receipt", "R2").status == 2)
      #expect(try school.collect("pay", "--student", "2", "--receipt", "R1").errors.contains("R1"))
      let totals = try school.collect("pay", "totals", "--by", "class", "--format", "json")
      #expect(totals.lines.map { $0["balance"] as? String } == ["15.00"])
      let refund = try school.collect("pay", "refund", "--student", "1", "--receipt", "B1")
      #expect(refund.status == 0 && refund.text.contains("15.00 given back"))
    }
  }

  @Test func messagesAreWrittenOnce() throws {
    try withSchool { school in
      _ = try school.collect("pay", "--student", "1", "--receipt", "R1")
      let messages = school.folder.appendingPathComponent("messages").path
      let first = try school.collect("notify", "-o", messages, "--as", "json")
      #expect(first.text.contains("notices-0001.jsonl"))
      let line = try String(contentsOfFile: messages + "/notices-0001.jsonl", encoding: .utf8)
      #expect(line.contains("R1") && line.contains("甲同学") && line.split(separator: "\n").count == 1)
      #expect(try school.collect("notify", "-o", messages).text == "nothing new to tell\n")
      let own = school.folder.appendingPathComponent("own").path
      #expect(try school.collect("notify", "--write-templates", own).status == 0)
      try Data("{{#refunded}}Zurück: {{receipt}}{{/refunded}}".utf8).write(
        to: URL(fileURLWithPath: own + "/notice.en.txt"))
      _ = try school.collect("pay", "refund", "--student", "1", "--receipt", "B7")
      _ = try school.collect("notify", "-o", messages, "--as", "txt", "--templates", own)
      let text = try String(contentsOfFile: messages + "/notices-0002.txt", encoding: .utf8)
      #expect(text.contains("Zurück: B7"))
    }
  }
}
