import Raster
import Support
import Testing

@testable import Portrait

@Suite struct SilhouetteTests {
  static let window = Rect(x: 0, y: 0, width: 1000, height: 1400)
  static let face = Point(x: 500, y: 600)
  static let cell = 1400.0 / 256

  private func silhouette(_ inside: (Point) -> Bool) -> Silhouette {
    Silhouette(mask: DrawnFace.mask(window: Self.window, inside: inside), seed: Self.face)
  }

  @Test(arguments: [100.0, 200, 333])
  func `the crown is the top of the head`(top: Double) throws {
    let crown = try #require(
      silhouette { DrawnFace.bust($0, crown: top) }.crown(x: 500, faceWidth: 400))
    #expect(abs(crown.y - top) < 1.5 * Self.cell)
    #expect(abs(crown.x - 500) < 20)
  }

  @Test func `a loose strand does not count`() throws {
    let crown = try #require(
      silhouette { DrawnFace.bust($0) || (abs($0.x - 520) < 6 && $0.y > 90 && $0.y < 300) }
        .crown(x: 500, faceWidth: 400))
    #expect(abs(crown.y - 200) < 2 * Self.cell)
  }

  @Test func `hair of some width counts`() throws {
    let crown = try #require(
      silhouette { DrawnFace.bust($0) || (abs($0.x - 520) < 40 && $0.y > 90 && $0.y < 300) }
        .crown(x: 500, faceWidth: 400))
    #expect(abs(crown.y - 90) < 1.5 * Self.cell)
  }

  @Test func `what does not hang together with the face is another thing`() throws {
    let crown = try #require(
      silhouette { DrawnFace.bust($0) || ($0.y < 150 && $0.x > 300 && $0.x < 700) }
        .crown(x: 500, faceWidth: 400))
    #expect(abs(crown.y - 200) < 1.5 * Self.cell)
  }

  @Test(arguments: [(-50.0, true), (60.0, false)])
  func `a head at the upper edge is told`(top: Double, cut: Bool) throws {
    let silhouette = silhouette { DrawnFace.bust($0, crown: top) }
    let crown = try #require(silhouette.crown(x: 500, faceWidth: 400))
    #expect(silhouette.touchesTop(crown) == cut)
    var face = DrawnFace.face(crown: nil)
    face.mesh = [Point](repeating: Self.face, count: 478)
    face.measureOutline(of: silhouette.mask)
    #expect(face.cutBy == (cut ? [.top] : []))
    #expect((face.crown == nil) == cut)
  }

  @Test(arguments: [400.0, 350])
  func `shoulders stand level on a level body`(faceWidth: Double) throws {
    let shoulders = silhouette { DrawnFace.bust($0) }
      .shoulders(center: 500, chin: 930, faceWidth: faceWidth)
    let (right, left) = (try #require(shoulders.right), try #require(shoulders.left))
    #expect(abs(right.y - left.y) < Self.cell)
    #expect(abs((right.x + left.x) / 2 - 500) < 1e-9)
    #expect(right.x < left.x)
    #expect(abs(right.y - (1000 + (500 - right.x) * 0.1)) < 1.5 * Self.cell)
  }

  @Test func `a lower shoulder is lower`() throws {
    let shoulders = silhouette { p in
      DrawnFace.bust(p, shoulder: 1000 + (p.x - 500) * 0.15)
    }.shoulders(center: 500, chin: 930, faceWidth: 400)
    let (right, left) = (try #require(shoulders.right), try #require(shoulders.left))
    #expect(abs((left.y - right.y) / (left.x - right.x) - 0.15) < 0.02)
  }

  @Test func `no shoulders where the picture ends or only hair is seen`() {
    let narrow = silhouette { DrawnFace.bust($0) }.shoulders(center: 180, chin: 930, faceWidth: 400)
    #expect(narrow.left == nil && narrow.right == nil)
    let hair = silhouette { p in
      DrawnFace.bust(p) || (p.x < 300 && p.y > 500) || (p.y > 560 && p.y < 600 && p.x < 500)
    }
    .shoulders(center: 500, chin: 930, faceWidth: 400)
    #expect(hair.right == nil && hair.left != nil)
  }

  @Test func `an empty mask has no crown`() {
    let empty = silhouette { _ in false }
    #expect(empty.crown(x: 500, faceWidth: 400) == nil)
    #expect(empty.shoulders(center: 500, chin: 930, faceWidth: 400).left == nil)
  }
}
