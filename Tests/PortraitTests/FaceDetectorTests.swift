import Raster
import Testing

@testable import Portrait

@Suite struct FaceDetectorTests {
  @Test func `anchors are counted and placed as the networks expect`() {
    let short = FaceDetector.Layout.shortRange.anchors
    #expect(short.count == 896)
    #expect(short[0] == Point(x: 0.5 / 16, y: 0.5 / 16) && short[0] == short[1])
    #expect(short[2] == Point(x: 1.5 / 16, y: 0.5 / 16))
    #expect(short[512] == Point(x: 0.5 / 8, y: 0.5 / 8) && short[517] == short[512])
    #expect(short[895] == Point(x: 7.5 / 8, y: 7.5 / 8))
    let full = FaceDetector.Layout.fullRange.anchors
    #expect(full.count == 2304)
    #expect(full[49] == Point(x: 1.5 / 48, y: 1.5 / 48))
  }

  /// An anchor's values become a box and points in the picture, through a map that turns and stretches.
  @Test func `a box is decoded about its anchor`() throws {
    let layout = FaceDetector.Layout.shortRange
    var boxes = [Float](repeating: 0, count: 896 * 16)
    var scores = [Float](repeating: -100, count: 896)
    let index = 300
    scores[index] = 3
    boxes.replaceSubrange(
      index * 16..<index * 16 + 16, with: [4, -6, 32, 30, -8, 0, 8, 0, 0, 5, 0, 10, -12, 2, 12, 2])
    let map = Affine.patch(
      width: 128, height: 128, center: Point(x: 500, y: 400), boxWidth: 1280, boxHeight: 1280, cosine: 0,
      sine: 1)
    let found = FaceDetector.decode(
      boxes: boxes, scores: scores, anchors: layout.anchors, layout: layout, map: map, threshold: 0.5)
    let face = try #require(found.first)
    #expect(found.count == 1)
    #expect(abs(face.score - 0.9526) < 1e-4)
    #expect(abs(face.width - 320) < 1e-6 && abs(face.height - 300) < 1e-6)
    let anchor = layout.anchors[index]
    let expected = map(Point(x: anchor.x * 128 + 4, y: anchor.y * 128 - 6))
    #expect(face.center.distance(to: expected) < 1e-6)
    #expect(face.keypoints.count == 6)
    // The picture was turned by a quarter, so the eyes stand one above the other.
    #expect(abs(face.angle - .pi / 2) < 1e-6)
  }

  static func detection(x: Double, y: Double = 100, size: Double = 80, score: Double) -> Detection {
    Detection(
      score: score, center: Point(x: x, y: y), width: size, height: size,
      keypoints: (0..<6).map { Point(x: x + Double($0), y: y) })
  }

  @Test func `overlapping detections are blended by their scores`() {
    let blended = Detection.blended([
      Self.detection(x: 100, score: 0.6), Self.detection(x: 110, score: 0.9),
      Self.detection(x: 400, score: 0.7),
    ])
    #expect(blended.map(\.score) == [0.9, 0.7])
    #expect(abs(blended[0].center.x - 106) < 1e-9)
    #expect(abs(blended[0].keypoints[5].x - 111) < 1e-9)
    #expect(blended[1].center == Point(x: 400, y: 100))
  }

  @Test func `one face seen by several looks is one face`() {
    let face = Self.detection(x: 100, score: 0.72)
    let same = [Self.detection(x: 104, size: 60, score: 0.95), Self.detection(x: 120, size: 30, score: 0.8)]
    #expect(same.allSatisfy { FaceFinder.isOneFace(face, $0) && FaceFinder.isOneFace($0, face) })
    #expect(!FaceFinder.isOneFace(face, Self.detection(x: 190, score: 0.7)))
  }

  @Test func `a detection without extent still comes back`() {
    #expect(Detection.blended([Self.detection(x: 5, size: 0, score: 0.9)]).count == 1)
  }
}
