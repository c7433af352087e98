import Foundation
import Printing
import Testing

/// `mail send` and `mail status`: one parcel is one person's.
@Suite struct MailCommandTests {
  private func withPictures(_ list: String, _ names: [String], _ body: (Handover, [String]) throws -> Void)
    throws
  {
    try Handover.with { handover in
      try handover.write(list, "list.csv")
      for (index, name) in names.enumerated() { try handover.picture("pictures/\(name).jpg", UInt8(index)) }
      try body(handover, [handover.path("pictures"), "--roster", handover.path("list.csv")])
    }
  }

  private func mail(_ command: String, _ source: [String], _ more: String...) throws -> Executable.Outcome {
    try Executable.run(["mail", command] + source + more + ["--language", "en"])
  }

  /// A list without 学号 has 考生号 or 证件号; what would show an identity number shows its end.
  @Test(arguments: [
    ("姓名,考生号\n甲,22440001\n乙,22440002\n", ["22440001", "22440002"], "22440001"),
    (
      "姓名,证件号\n甲,110105194912310021\n乙,440102198001021230\n", ["110105194912310021", "440102198001021230"],
      "****0021"
    ),
  ])
  func aParcelIsOnePersonsWithoutANumberOfTheSchool(_ list: String, _ names: [String], _ shown: String) throws
  {
    try withPictures(list, names) { handover, source in
      #expect(try mail("send", source, "--student", names[0], "--tracking", "SF1").status == 0)
      let status = try mail("status", source)
      #expect(status.text.contains("\(shown)\t甲\tSF1") && status.text.contains("乙\tnot sent"))
      #expect(status.errors.contains("sent 1, not sent 1"))
      let again = try mail("send", source, "--student", names[0], "--tracking", "SF2")
      #expect(again.status == 2 && again.errors.contains("\(shown) was sent as SF1"))
      #expect(try mail("send", source, "--student", names[1], "--tracking", "SF2").status == 0)
    }
  }

  /// Files named by 证件号 tell the two apart, the ledger would not.
  @Test func aNumberOfTwoPeopleIsRefused() throws {
    let list = "学号,证件号,姓名\n20260001,110105194912310021,甲\n20260001,440102198001021230,乙\n"
    try withPictures(list, ["110105194912310021", "440102198001021230"]) { handover, source in
      for (command, more) in [("send", ["--student", "20260001", "--tracking", "SF1"]), ("status", [])] {
        let done = try mail(command, source + more)
        #expect(
          done.status == 2 && done.errors.contains("Several students on the list have the number 20260001"))
      }
      #expect(!handover.exists("pictures/mail.jsonl"))
    }
  }
}

/// `mail labels`: an address on several lines of its cell is set, and who has none is named.
@Suite(.enabled(if: (try? Lettering())?.canWrite("学号") == true, "cairo and a Chinese font"))
struct MailLabelTests {
  @Test func addressesAreSetAndThoseWithoutAreNamed() throws {
    try Handover.with { handover in
      try handover.write(
        "学号,姓名,地址\n20260001,甲,\"广州市\r\n大学路\t1号\u{200B}\"\n20260002,乙,\n", "list.csv")
      for name in ["20260001", "20260002"] { try handover.picture("pictures/\(name).jpg") }
      let done = try handover.run(
        "mail", "labels", handover.path("pictures"), "--roster", handover.path("list.csv"), "-o",
        handover.path("l.pdf"))
      #expect(done.status == 0 && done.text == "labels 1, without an address 1\n", "\(done.errors)")
      #expect(done.errors == "without an address: 20260002 乙\n" && handover.exists("l.pdf"))
    }
  }
}
