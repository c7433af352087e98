import Raster
import RealModule
import Testing

@testable import Portrait

@Suite struct ImagePyramidTests {
  /// Red grows with x, green with y.
  static let gradient: RGBImage = {
    var image = RGBImage(width: 256, height: 200)
    for y in 0..<200 {
      for x in 0..<256 { image[x, y] = RGB(UInt8(x), UInt8(y), 77) }
    }
    return image
  }()

  /// A patch of any reduction, turned or not, sees the place that its map says.
  @Test(arguments: [8.0, 40, 120], [0.0, 0.5, .pi / 2])
  func `a patch reads the picture where its map points`(box: Double, angle: Double) {
    let map = Affine.patch(
      width: 16, height: 16, center: Point(x: 120, y: 100), boxWidth: box, boxHeight: box,
      cosine: .cos(angle), sine: .sin(angle))
    let patch = ImagePyramid(Self.gradient).patch(width: 16, height: 16, map: map, gain: 1, offset: 0)
    for row in 0..<16 {
      for column in 0..<16 {
        let p = map(Point(x: Double(column) + 0.5, y: Double(row) + 0.5))
        let i = (row * 16 + column) * 3
        #expect(abs(Double(patch[i]) - (p.x - 0.5)) < 0.6)
        #expect(abs(Double(patch[i + 1]) - (p.y - 0.5)) < 0.6)
        #expect(abs(patch[i + 2] - 77) < 0.01)
      }
    }
  }

  @Test func `outside the picture is black`() {
    let map = Affine.patch(width: 4, height: 4, center: Point(x: -50, y: 0), boxWidth: 8, boxHeight: 8)
    let patch = ImagePyramid(Self.gradient).patch(width: 4, height: 4, map: map, gain: 2, offset: -1)
    #expect(patch.allSatisfy { $0 == -1 })
  }

  @Test(arguments: [(1, 1), (1, 9), (2, 2), (7, 5)])
  func `small pictures give patches too`(width: Int, height: Int) {
    let image = RGBImage(width: width, height: height, filledWith: RGB(100, 100, 100))
    let map = Affine.patch(
      width: 2, height: 2, center: Point(x: Double(width) / 2, y: Double(height) / 2), boxWidth: 64,
      boxHeight: 64)
    #expect(ImagePyramid(image).patch(width: 2, height: 2, map: map, gain: 1, offset: 0).count == 12)
  }

  @Test func `half a picture is the mean of four pixels`() {
    let half = Self.gradient.halved()
    #expect(half.size == Size(width: 128, height: 100))
    #expect(half[10, 20] == RGB(21, 41, 77))
  }
}
