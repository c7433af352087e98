import Files
import Localization
import Store
import Support
import SystemPackage
import Testing

@testable import Collection

@Suite struct PrivacyTests {
  private static let traces = [
    "20269999", "诸葛孔明", "440102198001021230", "13912345678", "成都市武侯祠大街231号", "610041", "RECEIPT-7788",
  ]

  /// A student with everything, beside another one.
  private func withStudent(_ body: (Fixture, StudentID) throws -> Void) throws {
    let fixture = try Fixture(fee: "15.00")
    try fixture.importList(
      "学号,姓名,证件号,学院,班级,手机\n20269999,诸葛孔明,440102198001021230,历史学院,1班,13912345678\n20260001,张三,11010519491231002X,计算机学院,1班,\n"
    )
    let student = try fixture.collection.student("20269999").id
    try fixture.perform(Verify(), student)
    try fixture.perform(GiveConsent(to: Fixture.privacy, channel: "paper"), student)
    try fixture.perform(ConfirmData(), student)
    try fixture.perform(
      SetProfile(Profile(phone: "13912345678", address: "成都市武侯祠大街231号", postcode: "610041")), student)
    try fixture.perform(Pay(#require(Money("15.00")), receipt: "RECEIPT-7788", payer: "诸葛孔明"), student)
    try body(fixture, student)
  }

  private func found(_ fixture: Fixture) throws -> [String] {
    try fixture.folder.files.flatMap { name in
      let bytes = try fixture.folder.bytes(name)
      return Self.traces.filter { contains(bytes, $0) }.map { "\(name): \($0)" }
    }
  }

  @Test func aPurgeLeavesNoTrace() throws {
    try withStudent { fixture, student in
      #expect(
        try Set(found(fixture).map { $0.split(separator: " ").last.map(String.init) }).count
          == Self.traces.count)
      try fixture.collection.purge([student], by: Fixture.actor)
      // With the database still open: neither pages, nor the journal beside it, nor the log's text.
      #expect(try found(fixture).isEmpty)
      fixture.close()
      #expect(try found(fixture).isEmpty)
      try fixture.reopen()
      #expect(throws: CollectionError.unknownStudent("20269999")) {
        try fixture.collection.student("20269999")
      }
      #expect(try fixture.collection.student("20260001").record.name == "张三")
    }
  }

  @Test func theLogProvesItselfAfterAPurge() throws {
    try withStudent { fixture, student in
      try fixture.collection.purge([student], by: Fixture.actor)
      let proof = try fixture.collection.proveLog()
      #expect(proof.flaws.isEmpty && proof.erased == 6)
      #expect(try fixture.collection.check().isEmpty)
      #expect(throws: CollectionError.closed(student: "–", state: .purged)) {
        try fixture.perform(Verify(), student)
      }
    }
  }

  @Test func theLedgerKeepsItsAmounts() throws {
    try withStudent { fixture, student in
      let before = try fixture.collection.ledgerTotals(by: .classGroup)
      #expect(before.map(\.key) == ["历史学院/1班"] && before[0].balance == Money(fen: 1500))
      try fixture.collection.purge([student], by: Fixture.actor)
      #expect(try fixture.collection.ledgerTotals(by: .classGroup) == before)
      #expect(try fixture.collection.tablesFollow())
    }
  }

  @Test func whoWithdrawsStaysOnTheList() throws {
    try withStudent { fixture, student in
      try fixture.collection.withdraw(student, by: Fixture.actor)
      let left = try found(fixture)
      #expect(!left.contains { $0.hasSuffix("成都市武侯祠大街231号") || $0.hasSuffix("610041") })
      let known = try fixture.collection.student("20269999")
      #expect(known.state == .withdrawn && known.record.phone.isEmpty && known.consented == nil)
      #expect(try fixture.collection.ledgerTotals(by: .day).count == 1)
      let flaws = try fixture.collection.check()
      #expect(flaws.isEmpty, "\(flaws.map(\.text.en))")
      #expect(throws: CollectionError.closed(student: "20269999", state: .withdrawn)) {
        try fixture.perform(Verify(), student)
      }
    }
  }

  @Test func anEraserThatWasCutOffGoesOnAtTheNextStart() throws {
    try withStudent { fixture, student in
      // All that the transaction does, and none of what comes after it.
      try fixture.collection.transaction(by: Fixture.actor) { writer, scope in
        try scope.enter(Change(student, Purge(payments: [])), &writer)
        try scope.store.execute(
          "UPDATE event SET salt = NULL, content = NULL WHERE student = ? AND name != 'purged'", [student])
        for what in [PhotoCollection.Remains.text, .pages, .journal] { try what.note(scope.store) }
      }
      #expect(try !found(fixture).isEmpty)
      fixture.close()
      try fixture.reopen()
      #expect(try found(fixture).isEmpty)
    }
  }

  @Test func everythingAboutOnePersonIsExported() throws {
    try withStudent { fixture, student in
      let target = FilePath(fixture.folder.path("export"))
      #expect(try fixture.collection.export(student, to: target) == 0)
      let text = try fixture.folder.text("export/student.json")
      for trace in Self.traces { #expect(text.contains(trace), "\(trace)") }
      #expect(!text.contains("张三"))
      #expect(try fixture.folder.bytes("export/privacy.txt") == Fixture.privacyBytes)
      #expect(throws: CollectionError.self) { try fixture.collection.export(student, to: target) }
    }
  }
}
