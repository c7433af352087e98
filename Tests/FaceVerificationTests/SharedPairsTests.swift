import Foundation
import Testing

@testable import FaceVerification

@Suite("Pairs of photos beside the repository", .enabled(if: VerificationData.photosArePresent), .serialized)
struct SharedPairsTests {
  @Test("all who smile are themselves, and strangers of their sex and ancestry never are")
  func pairs() throws {
    let reader = try FaceReader()
    var faces: [String: FaceAssessment] = [:]
    func face(_ path: String) throws -> FaceAssessment {
      if let face = faces[path] { return face }
      let made = try reader.assess(VerificationData.photo(path))
      faces[path] = made
      return made
    }
    var verdicts: [String: [FaceComparison.Verdict: Int]] = [:]
    for row in try VerificationData.table("verification_pairs.csv") {
      let comparison = FaceComparison(try face(row["a"] ?? ""), try face(row["b"] ?? ""))
      verdicts[row["same"] ?? "", default: [:]][comparison.verdict, default: 0] += 1
    }
    #expect(verdicts["1"] == [.same: 66])
    #expect(verdicts["0"]?[.same] == nil && verdicts["0"]?[.unassessable] == nil)
    #expect((verdicts["0"]?[.doubtful] ?? 0) >= 47)
  }
}

@Suite("Covered faces beside the repository", .enabled(if: VerificationData.photosArePresent), .serialized)
struct SharedCoversTests {
  @Test("drawn masks and dark lenses are told; glasses, fringes, caps and glare are not")
  func covers() throws {
    let reader = try FaceReader()
    let folder = VerificationData.data.appendingPathComponent("london_synth")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where name.hasSuffix(".jpg") {
      let isCovered = name.contains("_mask") || name.contains("_sunglasses")
      let faults = try reader.assess(VerificationData.photo("london_synth/\(name)")).faults
      #expect(!isCovered || !faults.isEmpty, "\(name)")
      #expect(isCovered || !faults.contains(.covered), "\(name): \(faults)")
    }
  }
}
