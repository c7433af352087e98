import Delivery
import Files
import Support
import SystemPackage
import Testing

struct MailLedgerTests {
  private let temporary: TemporaryFolder
  private let path: FilePath

  init() throws {
    temporary = try TemporaryFolder()
    path = FilePath(temporary.path("mail.jsonl"))
  }

  private func entry(_ student: String, _ tracking: String, group: String? = nil) -> MailLedger.Entry {
    MailLedger.Entry(
      student: student, tracking: tracking, group: group, contents: "8×一寸", date: "2026-06-01T00:00:00Z")
  }

  @Test func oneEnvelopeHoldsOnePersonsPhotos() throws {
    var ledger = try MailLedger(path)
    try ledger.add([entry("1", "SF1")], again: false, shown: { $0 })
    #expect(throws: MailLedger.Conflict.anothersParcel(tracking: "SF1", student: "1")) {
      try ledger.add([entry("2", "SF1")], again: false, shown: { $0 })
    }
    #expect(throws: MailLedger.Conflict.anothersParcel(tracking: "SF2", student: "2")) {
      try ledger.add([entry("2", "SF2"), entry("3", "SF2")], again: false, shown: { $0 })
    }
    #expect(throws: MailLedger.Conflict.sentAlready(student: "1", tracking: "SF1")) {
      try ledger.add([entry("1", "SF9")], again: false, shown: { $0 })
    }
    try ledger.add([entry("1", "SF9")], again: true, shown: { $0 })
    try ledger.add(
      [entry("4", "SF4", group: "甲"), entry("5", "SF4", group: "甲")], again: false, shown: { $0 })
    let read = try MailLedger(path)
    #expect(read.entries == ledger.entries && read.entries.count == 4)
    #expect(read.latest["1"]?.tracking == "SF9")
  }

  @Test func conflictsShowNumbersAsTheyMayBeRead() throws {
    var ledger = try MailLedger(path)
    try ledger.add([entry("440102198001021230", "SF1")], again: false, shown: { $0 })
    #expect(throws: MailLedger.Conflict.sentAlready(student: "****1230", tracking: "SF1")) {
      try ledger.add([entry("440102198001021230", "SF2")], again: false, shown: { "****" + $0.suffix(4) })
    }
  }
}
