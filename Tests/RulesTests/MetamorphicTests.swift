import Codecs
import Portrait
import Raster
import Testing

@testable import Rules

/// Changes that a person would not notice keep every verdict.
@Suite struct MetamorphicTests {
  @Test(arguments: RuleExample.all)
  func noiseOfOneLevel(_ subject: RuleExample) {
    let evidence = subject.example.evidence()
    var generator = Xorshift()
    let noisy = RGBImage(
      width: evidence.image.width, height: evidence.image.height,
      samples: evidence.image.samples.map { UInt8(clamping: Int($0) + Int((generator.next() >> 33) % 3) - 1) }
    )
    #expect(subject.verdict(on: evidence.replacing(image: noisy)) == subject.example.verdict)
  }

  @Test(arguments: RuleExample.all)
  func encodedAtQuality90(_ subject: RuleExample) throws {
    let evidence = subject.example.evidence()
    let bytes = try JPEGEncoder.encode(evidence.image, quality: 90, density: 300)
    let image = try Photo(bytes: bytes, limits: .standard).image
    #expect(subject.verdict(on: evidence.replacing(image: image)) == subject.example.verdict)
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

extension Evidence {
  fileprivate var doubled: Evidence {
    let whole = Crop(scale: 2, x: 0, y: 0, output: Size(width: image.width * 2, height: image.height * 2))
    return replacing(
      image: image.resized(width: image.width * 2, height: image.height * 2, filter: .triangle),
      faces: faces.map { $0.mapped(by: whole) },
      alpha: alpha?.resampled(
        window: Rect(x: 0, y: 0, width: Double(image.width), height: Double(image.height)),
        width: image.width * 2, height: image.height * 2),
      overhang: overhang.map {
        CropOverhang(
          left: 2 * $0.left, top: 2 * $0.top, right: 2 * $0.right, bottom: 2 * $0.bottom,
          cutsBody: $0.cutsBody)
      })
  }

  fileprivate var mirrored: Evidence {
    let width = image.width
    var (mirror, outline) = (image, alpha)
    for y in 0..<image.height {
      for x in 0..<width {
        mirror[x, y] = image[width - 1 - x, y]
        if let alpha { outline?[x, y] = alpha[width - 1 - x, y] }
      }
    }
    let turned: SceneOrientation =
      switch orientation {
      case .turnedLeft: .turnedRight
      case .turnedRight: .turnedLeft
      default: orientation
      }
    return replacing(
      image: mirror, faces: faces.map { $0.mirrored(width: Double(width)) }, orientation: turned,
      alpha: outline,
      overhang: overhang.map { side in
        CropOverhang(
          left: side.right, top: side.top, right: side.left, bottom: side.bottom,
          cutsBody: Set(side.cutsBody.map { $0 == .left ? .right : $0 == .right ? .left : $0 }))
      })
  }
}

extension FaceAnalysis {
  /// The subject's left and right change places.
  fileprivate func mirrored(width: Double) -> FaceAnalysis {
    func flip(_ p: Point) -> Point { Point(x: width - p.x, y: p.y) }
    var mesh = mesh.map(flip)
    if mesh.count >= MeshPoint.count {
      mesh = MeshPoint.counterparts.map { mesh[$0] }
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
