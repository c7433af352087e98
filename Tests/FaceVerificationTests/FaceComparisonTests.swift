import Foundation
import Testing

@testable import FaceVerification

@Suite("What two photos are said to show")
struct FaceComparisonTests {
  /// Two faces whose cosine is this.
  private func pair(_ cosine: Float) throws -> (FaceEmbedding, FaceEmbedding) {
    var (a, b) = ([Float](repeating: 0, count: 128), [Float](repeating: 0, count: 128))
    a[0] = 1
    b[0] = cosine
    b[1] = (1 - cosine * cosine).squareRoot()
    return (try #require(FaceEmbedding(a)), try #require(FaceEmbedding(b)))
  }

  @Test("same, uncertain or doubtful by the cosine")
  func verdicts() throws {
    let thresholds = FaceComparison.Thresholds.standard
    #expect(thresholds.doubtful < thresholds.same)
    for (cosine, verdict) in [
      (thresholds.same + 0.01, FaceComparison.Verdict.same), (thresholds.same - 0.01, .uncertain),
      (thresholds.doubtful + 0.01, .uncertain), (thresholds.doubtful - 0.01, .doubtful), (-1, .doubtful),
      (1, .same),
    ] {
      let (a, b) = try pair(Float(cosine))
      let comparison = FaceComparison(a, b)
      #expect(comparison.verdict == verdict)
      #expect(abs(try #require(comparison.similarity) - cosine) < 1e-6)
      #expect(comparison.falseMatchRate == FalseMatchRate(similarity: try #require(comparison.similarity)))
    }
  }

  @Test("nothing is compared where a photo has no face for it, and each photo's faults are told")
  func unassessable() throws {
    let (a, _) = try pair(0)
    let comparison = FaceComparison(.embedded(a), .unassessable([.severalFaces, .turned]))
    #expect(comparison.verdict == .unassessable)
    #expect(comparison.similarity == nil && comparison.falseMatchRate == nil)
    #expect(comparison.firstFaults.isEmpty && comparison.secondFaults == [.severalFaces, .turned])
  }

  @Test("the more alike two faces, the fewer strangers are; the last step is a bound")
  func falseMatchRates() {
    let steps = FalseMatchRate.measured
    #expect(steps.count > 5)
    for (step, next) in zip(steps, steps.dropFirst()) {
      #expect(step.similarity < next.similarity)
      #expect(step.rate >= next.rate && !step.isUpperBound)
    }
    #expect(steps.last?.isUpperBound == true)
    #expect(FalseMatchRate(similarity: -0.9).rate == 1)
    #expect(FalseMatchRate(similarity: 1).isUpperBound)
    let thresholds = FaceComparison.Thresholds.standard
    #expect(
      FalseMatchRate(similarity: thresholds.same).rate < FalseMatchRate(similarity: thresholds.doubtful).rate)
  }

  @Test("every verdict and fault has its own words in both languages")
  func words() {
    let verdicts = FaceComparison.Verdict.allCases
    #expect(
      Set(verdicts.map(\.zh)).count == verdicts.count && Set(verdicts.map(\.en)).count == verdicts.count)
    let faults = FaceFault.allCases
    #expect(Set(faults.map(\.zh)).count == faults.count && Set(faults.map(\.en)).count == faults.count)
  }

  @Test("a comparison is kept as JSON")
  func storage() throws {
    let (a, b) = try pair(0.3)
    let comparison = FaceComparison(a, b)
    #expect(
      try JSONDecoder().decode(FaceComparison.self, from: JSONEncoder().encode(comparison)) == comparison)
  }
}
