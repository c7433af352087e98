import Collection
import Testing

@Suite struct TransitionTests {
  @Test func stepsComeInTheirOrder() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    #expect(
      throws: CollectionError.missing(student: "20260001", steps: [.verify])
    ) { try fixture.perform(GiveConsent(to: Fixture.privacy, channel: "paper"), student) }
    try fixture.prepare(student)
    #expect(try fixture.state(student) == .profiled)
  }

  @Test func whatIsMissingIsSaid() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    #expect(
      throws: CollectionError.missing(student: "20260001", steps: [.verify, .consent, .confirm])
    ) { try fixture.perform(SetProfile(Profile(phone: "13800138000")), student) }
    #expect(try fixture.state(student) == .imported)
  }

  @Test func aVersionThatIsNoLongerIsRefused() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    let version = try fixture.collection.student(student).version
    try fixture.perform(Verify(), student)
    #expect(throws: CollectionError.changedMeanwhile(student: "20260001", by: Fixture.actor)) {
      try fixture.collection.perform(
        GiveConsent(to: Fixture.privacy, channel: "paper"), on: student, by: "李老师", version: version)
    }
  }

  @Test func consentIsToTheTextOfToday() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    try fixture.perform(Verify(), student)
    let old = PrivacyText(sha256: "0", version: "0")
    #expect(throws: CollectionError.otherPrivacyText(version: "1")) {
      try fixture.perform(GiveConsent(to: old, channel: "paper"), student)
    }
  }
}
