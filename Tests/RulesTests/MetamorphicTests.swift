import Codecs
import Portrait
import Raster
import Testing

@testable import Rules

/// Changes that a person would not notice keep every verdict.
@Suite struct MetamorphicTests {
  @Test(arguments: RuleExample.all)
  func noiseOfOneLevel(_ subject: RuleExample) {
    var evidence = subject.example.evidence()
    var generator = Xorshift(state: 0x9E37_79B9_7F4A_7C15)
    evidence.image = RGBImage(
      width: evidence.image.width, height: evidence.image.height,
      samples: evidence.image.samples.map { UInt8(clamping: Int($0) + Int(generator.next() % 3) - 1) })
    #expect(subject.verdict(on: evidence) == subject.example.verdict)
  }

  @Test(arguments: RuleExample.all)
  func encodedAtQuality90(_ subject: RuleExample) throws {
    var evidence = subject.example.evidence()
    let bytes = try JPEGEncoder.encode(evidence.image, quality: 90, density: 300)
    evidence.image = try Photo(bytes: bytes, limits: .standard).image
    #expect(subject.verdict(on: evidence) == subject.example.verdict)
  }

  @Test(arguments: RuleExample.all.filter { $0.rule.info.isSymmetric })
  func mirrored(_ subject: RuleExample) {
    #expect(subject.verdict(on: subject.example.evidence().mirrored) == subject.example.verdict)
  }

  /// Twice as many pixels, the same picture: the file keeps its facts.
  @Test(arguments: RuleExample.all.filter { $0.rule.info.id != "pixel-size" })
  func doubled(_ subject: RuleExample) {
    #expect(subject.verdict(on: subject.example.evidence().doubled) == subject.example.verdict)
  }
}

private struct Xorshift {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 33
  }
}

extension Evidence {
  fileprivate var doubled: Evidence {
    var result = self
    let whole = Crop(scale: 2, x: 0, y: 0, output: Size(width: image.width * 2, height: image.height * 2))
    result.image = image.resized(width: image.width * 2, height: image.height * 2, filter: .triangle)
    result.alpha = alpha?.resampled(
      window: Rect(x: 0, y: 0, width: Double(image.width), height: Double(image.height)),
      width: image.width * 2, height: image.height * 2)
    result.faces = faces.map { $0.mapped(by: whole) }
    return result
  }

  fileprivate var mirrored: Evidence {
    var result = self
    let width = image.width
    for y in 0..<image.height {
      for x in 0..<width {
        result.image[x, y] = image[width - 1 - x, y]
        if let alpha { result.alpha?[x, y] = alpha[width - 1 - x, y] }
      }
    }
    result.faces = faces.map { $0.mirrored(width: Double(width)) }
    if let reach {
      let sides = reach.cutsBody.map { $0 == .left ? .right : $0 == .right ? .left : $0 }
      result.reach = Reach(
        left: reach.right, top: reach.top, right: reach.left, bottom: reach.bottom, cutsBody: Set(sides))
    }
    switch orientation {
    case .turnedLeft: result.orientation = .turnedRight
    case .turnedRight: result.orientation = .turnedLeft
    default: break
    }
    return result
  }
}

extension FaceAnalysis {
  /// The subject's left and right change places.
  fileprivate func mirrored(width: Double) -> FaceAnalysis {
    func flip(_ p: Point) -> Point { Point(x: width - p.x, y: p.y) }
    var mesh = mesh.map(flip)
    if mesh.count >= FaceMesh.count {
      mesh = FaceMesh.counterparts.map { mesh[$0] }
    }
    return FaceAnalysis(
      box: Rect(x: width - box.maxX, y: box.y, width: box.width, height: box.height), confidence: confidence,
      mesh: mesh, leftEye: flip(rightEye), rightEye: flip(leftEye), noseTip: flip(noseTip),
      mouthLeft: flip(mouthRight), mouthRight: flip(mouthLeft), chin: flip(chin), leftCheek: flip(rightCheek),
      rightCheek: flip(leftCheek), crown: crown.map(flip), leftShoulder: rightShoulder.map(flip),
      rightShoulder: leftShoulder.map(flip),
      pose: Pose(yaw: -pose.yaw, pitch: pose.pitch, roll: -pose.roll), cutBy: cutBy)
  }
}
