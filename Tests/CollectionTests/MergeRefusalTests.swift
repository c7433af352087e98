import Store
import Support
import Testing

@testable import Collection

/// Collections that can't be merged at all.
@Suite struct MergeRefusalTests {
  private func code(_ ours: Fixture, _ theirs: Fixture) -> String? {
    do { _ = try ours.collection.merge(try theirs.collection, by: "a") } catch {
      return (error as? CollectionError)?.code
    }
    return nil
  }

  @Test func anotherSchoolIsRefused() throws {
    let (ours, theirs) = (try Fixture(), try Fixture(school: "另一所大学"))
    try theirs.importList(Places.list)
    #expect(code(ours, theirs) == "other-school")
    #expect(try ours.events().count == 1)
  }

  @Test func hiddenAndWholeNumbersDoNotMix() throws {
    #expect(code(try Fixture(), try Fixture(opaque: true)) == "other-privacy")
  }

  @Test func numbersHiddenByDifferentKeysDoNotMix() throws {
    #expect(code(try Fixture(opaque: true), try Fixture(opaque: true)) == "other-key")
  }

  @Test func aLogThatDoesNotProveItselfIsRefused() throws {
    let (ours, theirs) = try Places.make()
    try theirs.collection.store.write { try $0.executeAll("UPDATE event SET actor = 'x' WHERE id = 2") }
    let before = try ours.events().count
    #expect(code(ours, theirs) == "foreign-log")
    #expect(try ours.events().count == before)
  }
}
