import Codecs
import Foundation
import Portrait
import Raster
import Testing

@testable import FaceVerification

@Suite("Faces of real portraits", .enabled(if: VerificationData.portraitsArePresent), .serialized)
struct FaceEmbedderTests {
  @Test("one person, reduced, turned and compressed, is the same; two people are not")
  func people() throws {
    let reader = try FaceReader()
    let photo = try VerificationData.portrait("obama.jpg")
    let obama = try reader.assess(photo)
    let biden = try reader.assess(VerificationData.portrait("biden.jpg"))
    #expect(FaceComparison(obama, biden).verdict == .doubtful)
    #expect(FaceComparison(obama, obama).verdict == .same)
    let small = photo.image.halved().halved()
    #expect(FaceComparison(obama, try reader.assess(small)).verdict == .same)
    let file = try JPEGEncoder.encode(small, fitting: 1...8_000, minimumQuality: 1, density: 96).bytes
    #expect(FaceComparison(obama, try reader.assess(Photo(bytes: file))).verdict == .same)
    let turned = photo.image.turned()
    let comparison = FaceComparison(obama, try reader.assess(turned))
    #expect(comparison.verdict == .same, "\(comparison)")
  }

  @Test("the place of the face does not matter, nor whether the picture was decoded reduced")
  func reduced() throws {
    let reader = try FaceReader()
    let photo = try VerificationData.portrait("obama.jpg")
    let whole = try reader.assess(photo)
    let half = photo.image.halved()
    let reduced = try reader.assess(half, sourceSize: photo.sourceSize)
    #expect(try #require(FaceComparison(whole, reduced).similarity) > 0.98)
  }

  @Test("what can't be compared is told by its reason")
  func faults() throws {
    let reader = try FaceReader()
    let photo = try VerificationData.portrait("obama.jpg")
    #expect(try reader.assess(RGBImage(width: 200, height: 200)) == .unassessable([.noFace]))
    #expect(try reader.assess(RGBImage(width: 0, height: 0)) == .unassessable([.noFace]))
    var tiny = photo.image
    for _ in 0..<3 { tiny = tiny.halved() }
    #expect(try reader.assess(tiny).faults.contains(.tooSmall))
    let size = photo.image.size
    var two = RGBImage(width: size.width * 2, height: size.height)
    for y in 0..<size.height {
      for x in 0..<size.width {
        two[x, y] = photo.image[x, y]
        two[x + size.width, y] = photo.image[x, y]
      }
    }
    #expect(try reader.assess(two) == .unassessable([.severalFaces]))
  }

  @Test("pose and size by the analysis alone")
  func gates() throws {
    let reader = try FaceReader()
    let pyramid = ImagePyramid(try VerificationData.portrait("obama.jpg").image)
    let found = try reader.analyzer.analyze(pyramid, sourceSize: pyramid.size)
    func faults(_ change: (inout FaceAnalysis) -> Void) -> [FaceFault] {
      var changed = found
      change(&changed.faces[0])
      return FaceQuality.standard.faults(of: changed)
    }
    #expect(faults { _ in } == [])
    #expect(faults { $0.pose.yaw = -50 } == [.turned])
    #expect(faults { $0.pose.pitch = 40 } == [.turned])
    #expect(faults { $0.cutBy = [.left] } == [.cutOff])
    #expect(faults { $0.cutBy = [.top] } == [])
    #expect(faults { $0.mesh = [] } == [.noFace])
  }

  @Test("faces alone give the same embedding as the whole analysis")
  func facesAlone() throws {
    let reader = try FaceReader()
    let pyramid = ImagePyramid(try VerificationData.portrait("obama.jpg").image)
    let whole = try reader.analyzer.analyze(pyramid, sourceSize: pyramid.size)
    let faces = try reader.analyzer.faces(in: pyramid, sourceSize: pyramid.size)
    #expect(faces.person == nil && faces.orientation == whole.orientation)
    func assessed(_ analysis: PortraitAnalysis) throws -> FaceAssessment {
      try reader.embedder.assess(analysis, in: pyramid, sourceSize: pyramid.size)
    }
    #expect(try assessed(whole) == assessed(faces))
    #expect(try assessed(whole).embedding != nil)
  }

  @Test("a face of which little is seen: a mask, dark lenses, the dark, nothing at all")
  func unclear() throws {
    let reader = try FaceReader()
    let photo = try VerificationData.portrait("obama.jpg")
    let pyramid = ImagePyramid(photo.image)
    let found = try reader.analyzer.analyze(pyramid, sourceSize: photo.image.size)
    let face = try #require(found.faces.first)
    func assess(_ image: RGBImage) throws -> FaceAssessment {
      try reader.embedder.assess(found, in: ImagePyramid(image), sourceSize: image.size)
    }
    #expect(try assess(photo.image).embedding != nil)
    var masked = photo.image
    for y in Int(face.noseTip.y - 0.1 * face.box.height)..<Int(face.chin.y) {
      for x in Int(face.box.x)..<Int(face.box.maxX) { masked[x, y] = RGB(120, 160, 210) }
    }
    #expect(try assess(masked) == .unassessable([.covered]))
    var shaded = photo.image
    let reach = 0.3 * face.interEyeDistance
    for eye in [face.leftEye, face.rightEye] {
      for y in Int(eye.y - reach)..<Int(eye.y + reach) {
        for x in Int(eye.x - reach)..<Int(eye.x + reach) { shaded[x, y] = RGB(10, 10, 12) }
      }
    }
    #expect(try assess(shaded) == .unassessable([.covered]))
    // Of one colour, but for what the analysis claims to stand there.
    let flat = RGBImage(width: photo.image.width, height: photo.image.height, filledWith: RGB(190, 150, 130))
    #expect(try assess(flat) == .unassessable([.unclear]))
    let dark = RGBImage(
      width: photo.image.width, height: photo.image.height, samples: photo.image.samples.map { $0 / 100 })
    #expect(try assess(dark).embedding == nil)
    #expect(try assess(RGBImage(width: photo.image.width, height: photo.image.height)).embedding == nil)
  }

  @Test("a file that is not the network is refused")
  func refused() throws {
    #expect(throws: FaceVerificationError.self) { try FaceEmbeddingNetwork([]) }
    #expect(throws: FaceVerificationError.self) {
      try FaceEmbeddingNetwork(
        VerificationData.bytes(VerificationData.models.appendingPathComponent("modnet.onnx")))
    }
  }
}

extension RGBImage {
  /// A quarter turn clockwise.
  fileprivate func turned() -> RGBImage {
    var made = RGBImage(width: height, height: width)
    for y in 0..<height { for x in 0..<width { made[height - 1 - y, x] = self[x, y] } }
    return made
  }
}
