import Files
import Foundation
import Localization
import Reports
import Rosters
import Support
import SystemPackage
import Testing

@testable import Batch

/// fixtures/batch/journal-of-version-1.sqlite was written by gradphoto 0.1.0: five photos (a duplicate, one of nobody, one
/// cut off), four students, of whom one has no photo.
@Suite struct JournalMigrationTests {
  private static func journal(in folder: TemporaryFolder) throws -> Journal {
    try folder.write(
      Repository.fixture("batch/journal-of-version-1.sqlite"), to: "journal/journal.sqlite")
    return try Journal(BatchFolder(FilePath(folder.url.path)))
  }

  @Test func everythingIsCarriedOver() throws {
    let folder = try TemporaryFolder()
    let journal = try Self.journal(in: folder)
    let summary = try journal.summary()
    #expect(summary.outcomes == OutcomeCounts([.fail: 4, .error: 1]))
    #expect(summary.rules == [BatchSummary.RuleCount(rule: "sharpness", failed: 2, review: 0)])
    #expect(summary.students == 4 && summary.missing == 1 && summary.unmatched == 1)
    #expect(summary.duplicated == 1 && summary.skipped == 1)
    #expect(try journal.missingStudents().map(\.name) == ["丙"])
    #expect(try journal.unmatchedPhotos().map(\.path) == ["nobody.jpg"])
    #expect(try journal.duplicatePhotos().map(\.name) == ["20200102.jpg", "20200102_b.jpg"])
    let cut = try #require(try journal.record(at: "20200104.jpg")?.result)
    #expect(cut.failure?.code == "truncated-file" && cut.failure?.text.en.contains("20200104.jpg") == true)
    #expect(cut.files.map(\.path) == ["returned/理/20200104.txt"])
    #expect(try journal.settings()?.engine["standard"] == "chsi-99")
  }

  /// The old journal had masked numbers; the next run with the list has whole ones, and shows them masked.
  @Test func theListIsWrittenAnew() throws {
    let folder = try TemporaryFolder()
    let journal = try Self.journal(in: folder)
    #expect(try journal.students()[4]?.idNumber == "****1230")
    try journal.save(try Roster(bytes: Array("学号,姓名,身份证号\n20200103,丙,440102198001021230\n".utf8)))
    let student = try #require(try journal.students()[2])
    #expect(student.idNumber == "440102198001021230" && student.masked.idNumber == "****1230")
  }

  @Test func openedTwiceItStaysAsItIs() throws {
    let folder = try TemporaryFolder()
    let before = try Self.journal(in: folder).summary()
    #expect(try Journal(BatchFolder(FilePath(folder.url.path))).summary() == before)
  }
}
