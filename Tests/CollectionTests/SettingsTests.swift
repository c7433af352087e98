import SystemPackage
import Testing

@testable import Collection

@Suite struct SettingsTests {
  @Test func consentIsNeverLeftOutInSilence() {
    let settings = CollectionSettings(school: "s", batch: "b", steps: [.verify])
    #expect(settings.steps == [.verify, .consent])
    let elsewhere = CollectionSettings(
      school: "s", batch: "b", consentElsewhere: "on paper", steps: [.verify, .consent])
    #expect(elsewhere.steps == [.verify])
  }

  @Test func noTwoPeopleMakeACollectionInOneFolder() throws {
    let fixture = try Fixture()
    let root = fixture.root.removingLastComponent().appending("new")
    let folder = CollectionFolder(root)
    try folder.make()
    try folder.locked {
      #expect(throws: CollectionError.otherAtWork) {
        try PhotoCollection.create(root, settings: CollectionSettings(school: "s", batch: "b"), by: "a")
      }
      return
    }
    #expect(!folder.isCollection)
    _ = try PhotoCollection.create(root, settings: CollectionSettings(school: "s", batch: "b"), by: "a")
    #expect(folder.isCollection)
  }
}
