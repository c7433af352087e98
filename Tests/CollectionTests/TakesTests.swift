import Codecs
import Collection
import FaceVerification
import Files
import Foundation
import Localization
import Pipeline
import Raster
import Reports
import Rules
import Support
import Synchronization
import SystemPackage
import Testing

/// Photos that nobody looks at: what becomes of each stands in its bytes.
final class FakeTakeProcessor: PhotoProcessor {
  /// How often a photo was processed.
  static let count = Mutex(0)

  static func bytes(_ words: String) -> [UInt8] { Array(words.utf8) }

  /// "fail …", "review …", "damaged …"; else it passes. The finished picture is what follows the first word, so that two
  /// originals can have one; "face N" has the Nth face; "forwarded" has no date; "edited" was written by an editor.
  func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
    Self.count.withLock { $0 += 1 }
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
    if words.first == "damaged" { throw CodecError.empty }
    let verdict: Verdict = words.first == "fail" ? .fail : words.first == "review" ? .review : .pass
    let text = LocalizedText(zh: "理由", en: "reason")
    let finding = Finding(
      rule: "crown-margin", clause: "4.2", verdict: verdict, stage: .finished,
      measured: words.contains("tight") ? 51 : 80, unit: "px", allowed: .init(min: 50, max: 110),
      reason: text,
      remedy: text)
    var facts = FileFacts(
      format: .jpeg, byteCount: bytes.count, storedSize: .init(width: 3000, height: 4000),
      captureDate: words.contains("forwarded") ? nil : "2026:05:01 12:00:00")
    if words.contains("edited") { facts.software = "Adobe Photoshop 25.0" }
    let face = words.firstIndex(of: "face").map { Self.face(Int(words[$0 + 1]) ?? 0) }
    return ProcessedPhoto(
      file: Self.bytes("finished " + words.dropFirst().joined(separator: " ")), findings: [finding],
      facts: facts,
      face: face)
  }

  /// Faces of different numbers are as unlike as can be.
  private static func face(_ number: Int) -> FaceAssessment {
    var values = [Float](repeating: 0, count: FaceEmbedding.count)
    values[number] = 1
    return FaceEmbedding(values).map { .embedded($0) } ?? .unassessable([.unclear])
  }
}

@Suite(.serialized) struct TakesTests {
  /// Two students who may be photographed.
  private func ready(keepsFaces: Bool = false, policy: ImportPolicy = .album) throws -> (
    Fixture, StudentID, StudentID
  ) {
    let fixture = try Fixture(keepsFaces: keepsFaces, policy: policy)
    let first = try fixture.enrol("20260001")
    let second = try fixture.enrol("20260002", identity: "440524188001010014")
    try fixture.prepare(first)
    try fixture.prepare(second)
    return (fixture, first, second)
  }

  private func take(_ fixture: Fixture, _ photos: [(String, StudentID)], workers: Int = 2) throws
    -> [TakeReport]
  {
    let jobs = try photos.enumerated().map { index, photo in
      TakeJob(
        FilePath(try fixture.folder.write(FakeTakeProcessor.bytes(photo.0), to: "in/\(UUID())-\(index).jpg")),
        of: .success(photo.1))
    }
    return try take(fixture, jobs, workers: workers)
  }

  private func take(_ fixture: Fixture, _ jobs: [TakeJob], workers: Int) throws -> [TakeReport] {
    var reports: [TakeReport] = []
    try fixture.collection.take(
      jobs, workers: workers, by: Fixture.actor, makeProcessor: { FakeTakeProcessor() },
      report: { reports.append($0) })
    return reports
  }

  private func code(_ report: TakeReport) -> String? {
    if case .failure(let failure) = report.result { failure.code } else { nil }
  }

  @Test func everyAttemptIsKeptWithItsFindings() throws {
    let (fixture, student, _) = try ready()
    let reports = try take(fixture, [("fail a", student), ("pass b", student), ("review c", student)])
    #expect(try reports.map { try $0.result.get().outcome } == [.fail, .pass, .review])
    #expect(try reports.map { try $0.result.get().number } == [1, 2, 3])
    let takes = try fixture.collection.takes(of: student)
    #expect(takes.map(\.number) == [1, 2, 3] && takes.map(\.outcome) == ["fail", "pass", "review"])
    #expect(takes[0].kept.first?.reason?.zh == "理由" && takes[1].kept.first?.reason == nil)
    #expect(try fixture.state(student) == .shot)
    let folder = try fixture.collection.folder
    for take in takes {
      let original = folder.path(of: StoredFile(.originals, take.original))
      #expect(Digest.sha256(try FileSystem.read(original, limit: 1 << 20)) == take.original)
      let finished = try #require(take.finished)
      #expect(FileSystem.exists(folder.path(of: StoredFile(.finished, finished))))
    }
  }

  @Test func theSamePhotoAgainIsRefusedBeforeItIsProcessed() throws {
    let (fixture, first, second) = try ready()
    _ = try take(fixture, [("pass a", first)])
    let before = FakeTakeProcessor.count.withLock { $0 }
    let again = try take(fixture, [("pass a", first), ("pass a", second)])
    #expect(again.map(code) == ["repeated", "photo-of-another"])
    #expect(FakeTakeProcessor.count.withLock { $0 } == before)
    // Another file, but the same picture.
    #expect(
      try take(fixture, [("review a", first), ("review a", second)]).map(code) == [
        "same-picture", "photo-of-another",
      ])
    #expect(try fixture.collection.takes(of: first).count == 1)
    #expect(try fixture.collection.takes(of: second).isEmpty)
    if case .failure(let failure) = again[1].result { #expect(failure.text.zh.contains("20260001")) }
  }

  @Test func twoOfOneRunAreTwoOrOne() throws {
    let (fixture, first, second) = try ready()
    let reports = try take(fixture, [("pass a", first), ("pass a", second), ("pass a", first)])
    #expect(reports.map(code) == [nil, "photo-of-another", "repeated"])
    #expect(leftovers(fixture).isEmpty)
  }

  private func leftovers(_ fixture: Fixture) -> [String] {
    ((try? FileSystem.names(in: fixture.root / "tmp")) ?? []).map(\.string)
  }

  @Test func aReturnedPhotoNeverComesBack() throws {
    let (fixture, student, _) = try ready()
    _ = try take(fixture, [("pass a", student)])
    let take = try #require(try fixture.collection.takes(of: student).first)
    try fixture.perform(AcceptTake(original: take.original, finished: try #require(take.finished)), student)
    try fixture.perform(ReturnPhoto(reasons: ["clothes"]), student)
    #expect(try self.take(fixture, [("pass a", student)]).map(code) == ["returned-before"])
    #expect(try self.take(fixture, [("pass b", student)]).map(code) == [nil])
    #expect(try fixture.state(student) == .shot)
  }

  @Test func withoutConsentNothingIsProcessed() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    let before = FakeTakeProcessor.count.withLock { $0 }
    let reports = try take(fixture, [("pass a", student)])
    #expect(reports.map(code) == ["steps-missing"])
    #expect(FakeTakeProcessor.count.withLock { $0 } == before)
    try fixture.prepare(student)
    try fixture.collection.withdraw(student, by: Fixture.actor)
    #expect(try take(fixture, [("pass a", student)]).map(code) == ["withdrawn"])
  }

  @Test func damagedAndMissingFilesAreTheirOwnFaultAlone() throws {
    let (fixture, student, _) = try ready()
    let damaged = FilePath(try fixture.folder.write(FakeTakeProcessor.bytes("damaged"), to: "in/d.jpg"))
    let good = FilePath(try fixture.folder.write(FakeTakeProcessor.bytes("pass"), to: "in/g.jpg"))
    let reports = try take(
      fixture,
      [
        TakeJob(damaged, of: .success(student)), TakeJob("no/such.jpg", of: .success(student)),
        TakeJob("in/nobody.jpg", of: .failure(.nobody)), TakeJob(good, of: .success(student)),
      ], workers: 3)
    #expect(reports.map(code) == ["empty-file", "not-found", "unmatched", nil])
    #expect(try fixture.collection.takes(of: student).count == 1)
    #expect(leftovers(fixture).isEmpty)
  }

  @Test func oneFaceWithTwoNumbersIsTold() throws {
    let (fixture, first, second) = try ready(keepsFaces: true)
    let reports = try take(
      fixture,
      [
        ("pass face 1", first), ("pass face 2 x", second), ("pass face 1 y", second),
        ("pass face 2 z", second),
      ])
    let taken = try reports.map { try $0.result.get() }
    #expect(taken[0].warnings.isEmpty && taken[1].warnings.isEmpty)
    #expect(taken[2].warnings.map(\.code) == ["face-of-another", "other-face-than-before"])
    #expect(taken[2].likenesses.map(\.student) == ["20260001"] && taken[2].isSuspicious)
    #expect(taken[3].warnings.isEmpty)
    // Also against the faces of earlier runs.
    let later = try take(fixture, [("pass face 2 w", first)])
    #expect(try later[0].result.get().likenesses.map(\.student) == ["20260002"])
  }

  @Test func facesAreKeptOnlyWhereTheCollectionSaysSo() throws {
    let (fixture, student, _) = try ready()
    _ = try take(fixture, [("pass face 1", student)])
    try TemporaryExport.with(fixture, student) {
      #expect($0.contains("\"hasFaceNumbers\":false") && !$0.contains("face\\\":\\\""))
    }
  }

  @Test func whatIsNoCamerasOwnIsWarnedOfOrRefused() throws {
    let (fixture, student, _) = try ready()
    let reports = try take(
      fixture, [("pass a", student), ("pass forwarded", student), ("pass edited", student)])
    #expect(
      try reports.map { try $0.result.get().warnings.map(\.code) } == [[], ["no-capture-date"], ["edited"]])
    let (strict, other, _) = try ready(policy: .camera)
    let refused = try take(strict, [("pass a", other), ("pass forwarded", other), ("pass edited", other)])
    #expect(refused.map(code) == [nil, "not-from-camera", "not-from-camera"])
    #expect(try strict.collection.takes(of: other).count == 1)
  }

  @Test func theBestComesFirstAndSaysWhy() throws {
    let (fixture, student, _) = try ready()
    _ = try take(
      fixture,
      [
        ("fail a", student), ("review b", student), ("pass tight c", student), ("pass d", student),
        ("pass forwarded e", student),
      ])
    var ranking = try fixture.collection.ranking(of: student)
    #expect(ranking.places.map(\.take.number) == [4, 3, 2, 5, 1])
    #expect(ranking.best?.take.number == 4)
    #expect(ranking.places[1].reason.zh.contains("最接近限度"))
    #expect(ranking.places[4].reason.zh.contains("不合格") && !ranking.places[4].isEligible)
    let best = ranking.places[0].take
    try fixture.perform(AcceptTake(original: best.original, finished: try #require(best.finished)), student)
    try fixture.perform(ReturnPhoto(reasons: ["clothes"]), student)
    ranking = try fixture.collection.ranking(of: student)
    #expect(
      ranking.best?.take.number == 3 && ranking.places.contains { $0.wasReturned && $0.take.number == 4 })
  }

  @Test func theTablesFollowFromTheEvents() throws {
    let (fixture, first, second) = try ready(keepsFaces: true)
    _ = try fixture.collection.bindCode([1, 2, 3], to: first, by: Fixture.actor)
    _ = try take(fixture, [("pass face 1", first), ("review face 2 x", second)])
    try fixture.perform(
      RecordComparison(
        take: "a", reference: "b", FaceComparison(.unassessable([.noFace]), .unassessable([.turned]))),
      first)
    #expect(try fixture.collection.check().map(\.code) == [])
  }
}
