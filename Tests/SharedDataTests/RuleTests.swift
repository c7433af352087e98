import Codecs
import Localization
import Portrait
import Raster
import Rules
import Support
import Testing

/// Rules on labelled photos: plain good ones are not rejected, breaking ones are.
@Suite(.enabled(if: SharedData.isPresent)) struct RuleTests {
  /// Plain photos that conform but for their background.
  private static let good = Result { try evidence(["london_neutral", "canada"]) }

  /// The source photos of the given sets as evidence, by path; reduced while they are decoded.
  private static func evidence(_ sets: [String]) throws -> [(path: String, evidence: Evidence)] {
    try PortraitData.all.get().filter { found in sets.contains { found.path.hasPrefix($0 + "/") } }
      .map { ($0.path, try evidence($0)) }
  }

  private static func evidence(_ found: PortraitData.Found) throws -> Evidence {
    let photo = try found.photo()
    return Evidence(
      stage: .source, image: photo.image, faces: found.analysis.faces,
      orientation: found.analysis.orientation,
      file: photo.file)
  }

  private static func finding(_ rule: String, _ evidence: Evidence) throws -> Finding {
    let rule = try #require(Registry.rule(rule))
    return try #require(Judge(standard: .chsi99, rules: [rule]).judge(evidence).first)
  }

  @Test(arguments: [
    ("single-face", 0.0), ("color-photo", 0), ("aspect", 0.05), ("head-yaw", 0.05), ("head-pitch", 0.15),
    ("eye-line", 0.1),
  ])
  func `good photos are not rejected`(rule: String, shareToReview: Double) throws {
    let all = try Self.good.get().map {
      ($0.path, try Self.finding(rule, $0.evidence))
    }
    let rejected = all.filter { $0.1.verdict != .pass && $0.1.verdict != .review }
    #expect(rejected.isEmpty, "\(rejected.map { "\($0.0): \($0.1.reason.en)" })")
    let reviewed = all.filter { $0.1.verdict == .review }
    #expect(Double(reviewed.count) <= shareToReview * Double(all.count), "\(reviewed.map(\.0))")
  }

  @Test(arguments: [(1.0, 1.0, 1.0, 0.0), (1.08, 0.95, 0.75, 0.05)])
  func `black and white and sepia never pass`(
    red: Double, green: Double, blue: Double, shareToReview: Double
  ) throws {
    let all = try Self.good.get().map { path, evidence in
      let tinted = Evidence(
        stage: evidence.stage, image: evidence.image.tinted(red, green, blue), faces: evidence.faces,
        orientation: evidence.orientation, file: evidence.file)
      return (path, try Self.finding("color-photo", tinted).verdict)
    }
    #expect(all.allSatisfy { $0.1 != .pass }, "\(all.filter { $0.1 == .pass })")
    #expect(Double(all.count { $0.1 == .review }) <= shareToReview * Double(all.count))
  }

  @Test func `pictures without a person are returned`() throws {
    for (path, evidence) in try Self.evidence(["noface"]) {
      let finding = try Self.finding("single-face", evidence)
      #expect(finding.verdict == .fail && finding.measured == 0, "\(path)")
    }
  }

  @Test(arguments: [
    ("005_rot90.jpg", "eye-line"), ("005_upsidedown.jpg", "eye-line"), ("104_roll+20.jpg", "eye-line"),
    ("104_roll-30.jpg", "eye-line"), ("119_roll+8.jpg", "eye-line"), ("119_roll-12.jpg", "eye-line"),
    ("two_034_119.jpg", "single-face"), ("two_119_small034.jpg", "single-face"),
    ("014_crop_chin.jpg", "single-face"), ("127_gray.jpg", "color-photo"),
  ])
  func `a photo made to break a rule is returned for it`(name: String, rule: String) throws {
    let found = try #require(
      try PortraitData.all.get().first { $0.path == "london_synth/\(name)" })
    #expect(try Self.finding(rule, Self.evidence(found)).verdict == .fail)
  }
}

extension RGBImage {
  /// Grey, then each channel multiplied.
  fileprivate func tinted(_ red: Double, _ green: Double, _ blue: Double) -> RGBImage {
    let gains = [red, green, blue]
    var result = self
    samples.withUnsafeBufferPointer { input in
      result.samples.withUnsafeMutableBufferPointer { output in
        for i in stride(from: 0, to: input.count, by: 3) {
          let luma = Luma.bt601(Double(input[i]), Double(input[i + 1]), Double(input[i + 2]))
          for c in 0..<3 { output[i + c] = UInt8(min(255, luma * gains[c])) }
        }
      }
    }
    return result
  }
}
