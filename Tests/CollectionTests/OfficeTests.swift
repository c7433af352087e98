import Localization
import Store
import SystemPackage
import Testing

@testable import Collection

@Suite struct OfficeTests {
  @Test func moneyIsExact() {
    #expect(Money("15")?.fen == 1500 && Money("15.5")?.fen == 1550 && Money("0.07")?.fen == 7)
    for text in ["", ".5", "1.234", "-1", "1,5", "１５", "1e3", "1000000"] {
      #expect(Money(text) == nil, "\(text)")
    }
    #expect(Money(fen: -1505).text == "-15.05" && Money(fen: 7).text == "0.07")
  }

  @Test(arguments: [
    ("13800138000", true), ("１３８ ００１３ ８０００", true), ("138-0013-8000", true), ("+85291234567", true),
    ("12800138000", false), ("1380013800", false), ("abc", false), ("+0123456789", false), ("", false),
  ])
  func phoneNumbers(_ text: String, _ isRight: Bool) {
    #expect(((try? Profile(phone: text)) != nil) == isRight)
  }

  @Test func reasonsAreRulesOrOnesThatOnlyPeopleSee() throws {
    #expect(try ReturnReason("other-person").title.zh == "疑似不是本人")
    #expect(try !ReturnReason("glasses-glare").remedy.en.contains("{"))
    #expect(throws: CollectionError.self) { try ReturnReason("no-such-thing") }
    #expect(throws: CollectionError.self) { try ReturnPhoto(reasons: []) }
  }

  @Test func aRunOfMessagesThatWasCutOffIsFinishedUnderItsName() throws {
    let fixture = try Fixture(fee: "15.00")
    let student = try fixture.enrol("1")
    try fixture.perform(Pay(#require(Money("15.00")), receipt: "R1"), student)
    let run = try #require(try fixture.collection.nextNoticeRun(by: "a"))
    let notices = try fixture.collection.notices(in: run, NoticeTemplates())
    #expect(notices.map(\.kind) == [.paid] && notices[0].zh.contains("R1"))
    // The file was not written; what came since waits for its turn.
    try fixture.perform(Refund(receipt: "B1"), student)
    let again = try #require(try fixture.another().nextNoticeRun(by: "b"))
    #expect(again == run)
    #expect(try fixture.collection.notices(in: again, NoticeTemplates()) == notices)
    try fixture.collection.finish(again)
    let next = try #require(try fixture.collection.nextNoticeRun(by: "a"))
    #expect(try fixture.collection.notices(in: next, NoticeTemplates()).map(\.kind) == [.refunded])
    try fixture.collection.finish(next)
    #expect(try fixture.collection.nextNoticeRun(by: "a") == nil)
    #expect(try fixture.collection.tablesFollow())
  }

  @Test func picturesOfOneNameAreToldApart() throws {
    let fixture = try Fixture()
    for (number, identity) in [("7/8", "11010519491231002X"), ("7_8", "440102198001021230")] {
      let student = try fixture.enrol(number, identity: identity)
      try fixture.prepare(student)
      let take = try fixture.shoot(student, number)
      try fixture.perform(AcceptTake(original: take.original, finished: take.finished ?? ""), student)
      try fixture.perform(Approve(), student)
    }
    #expect(try fixture.collection.handOver(by: "a").count == 2)
    let (pictures, failures) = try fixture.collection.handedOver()
    #expect(pictures.map(\.name) == ["7_8.jpg", "7_8~2.jpg"] && failures.isEmpty)
    #expect(Set(pictures.map(\.digest)).count == 2)
    #expect(try fixture.collection.check().isEmpty)
  }

  @Test func everyMessageHasWordsInBothLanguages() throws {
    let templates = try NoticeTemplates()
    let kinds: [NoticeKind] = NoticeKind.allCases
    for kind in kinds {
      let bare = templates.message(["name": "甲", "number": "1", "school": "s", "batch": "b"], .zh)
      for language in [Language.zh, .en] {
        let text = templates.message(
          ["name": "甲", "number": "1", "school": "s", "batch": "b", kind.section: true], language)
        #expect(text.split(separator: "\n").count >= bare.split(separator: "\n").count + 1, "\(kind)")
        #expect(!text.contains("{{"))
      }
    }
  }
}
