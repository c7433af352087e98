import Raster
import Testing

@Suite struct ResamplingTests {
  /// A picture whose samples are linear in x and y, away from the ends of the range.
  private static func ramp(_ width: Int, _ height: Int) -> RGBImage {
    var image = RGBImage(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width { image[x, y] = RGB(UInt8(40 + x), UInt8(200 - y), UInt8(60 + (x + y) / 2)) }
    }
    return image
  }

  @Test func sameSizeIsTheSamePicture() {
    let image = Self.ramp(50, 40)
    #expect(image.resized(width: 50, height: 40) == image)
  }

  @Test(arguments: [ResamplingFilter.triangle, .lanczos3])
  func aFlatPictureStaysFlat(filter: ResamplingFilter) {
    let image = RGBImage(width: 37, height: 23, filledWith: RGB(3, 128, 255))
    let out = image.resampled(
      window: Rect(x: -9.3, y: 4.1, width: 61.7, height: 12.2), width: 19, height: 41, filter: filter)
    #expect(out == RGBImage(width: 19, height: 41, filledWith: RGB(3, 128, 255)))
  }

  @Test(arguments: [(60, 48), (30, 24), (17, 13), (90, 100)])
  func aRampKeepsItsPlace(width: Int, height: Int) {
    let image = Self.ramp(100, 80)
    let window = Rect(x: 20, y: 16, width: 60, height: 48)
    let out = image.resampled(window: window, width: width, height: height)
    for (column, row) in [(width / 2, height / 2), (width / 3, height / 3)] {
      let x = window.x + (Double(column) + 0.5) * window.width / Double(width)
      let y = window.y + (Double(row) + 0.5) * window.height / Double(height)
      // The centre of pixel i holds 40 + i, so position x holds 40 + x − ½.
      #expect(abs(Double(out[column, row].red) - (39.5 + x)) <= 1)
      #expect(abs(Double(out[column, row].green) - (200.5 - y)) <= 1)
    }
  }

  @Test func shrinkingDoesNotAlias() {
    var image = RGBImage(width: 200, height: 200)
    for y in 0..<200 { for x in 0..<200 where (x + y) % 2 == 0 { image[x, y] = RGB(0, 0, 0) } }
    let out = image.resized(width: 40, height: 40)
    // Away from the edge, where repeated pixels break the pattern.
    for y in 4..<36 { for x in 4..<36 { #expect(abs(Int(out[x, y].red) - 128) <= 1) } }
  }

  @Test func outsideTheEdgeIsRepeated() {
    let image = Self.ramp(30, 30)
    let out = image.resampled(window: Rect(x: -100, y: 0, width: 30, height: 30), width: 30, height: 30)
    #expect((0..<30).allSatisfy { out[0, $0] == image[0, $0] })
  }

  @Test func halvingAveragesFourPixels() {
    let image = RGBImage(width: 2, height: 2, samples: [10, 0, 0, 20, 0, 0, 30, 0, 0, 41, 0, 255])
    #expect(image.halved() == RGBImage(width: 1, height: 1, samples: [25, 0, 64]))
  }

  @Test(arguments: [2, 3, 4, 5, 7, 8, 31, 100])
  func everyWidthIsHalvedAlike(width: Int) {
    var image = RGBImage(width: width, height: 5)
    for i in image.samples.indices { image.samples[i] = UInt8(truncatingIfNeeded: i * i * 7 + i * 31) }
    let half = image.halved()
    #expect(half.size == Size(width: width / 2, height: 2))
    for y in 0..<2 {
      for x in 0..<width / 2 {
        func mean(_ channel: (RGB) -> UInt8) -> UInt8 {
          let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map { Int(channel(image[2 * x + $0.0, 2 * y + $0.1])) }
          return UInt8((four.reduce(0, +) + 2) / 4)
        }
        #expect(half[x, y] == RGB(mean(\.red), mean(\.green), mean(\.blue)))
      }
    }
  }

  @Test func aPyramidHalvesAsOftenAsItCan() {
    let image = Self.ramp(50, 12)
    let pyramid = ImagePyramid(image)
    #expect(pyramid.halved(0) == image)
    #expect(pyramid.halved(2) == image.halved().halved())
    #expect(pyramid.halved(9).size == Size(width: 6, height: 1))
  }

  @Test func grayAndColorAgree() {
    let image = Self.ramp(64, 50)
    let red = GrayImage(
      width: 64, height: 50,
      samples: stride(from: 0, to: image.samples.count, by: 3).map { image.samples[$0] })
    let window = Rect(x: 3.2, y: 1.7, width: 40.1, height: 30.9)
    let color = image.resampled(window: window, width: 21, height: 17, filter: .triangle)
    let gray = red.resampled(window: window, width: 21, height: 17, filter: .triangle)
    #expect(gray.samples == stride(from: 0, to: color.samples.count, by: 3).map { color.samples[$0] })
  }

  @Test func aPatchFollowsItsMap() {
    let image = Self.ramp(80, 80)
    let map = Affine.patch(
      width: 10, height: 10, center: Point(x: 40, y: 40), boxWidth: 20, boxHeight: 20, cosine: 0, sine: 1)
    let patch = image.patch(width: 10, height: 10, map: map, gain: 1, offset: 0)
    for (column, row) in [(2, 3), (7, 8), (5, 5)] {
      let p = map(Point(x: Double(column) + 0.5, y: Double(row) + 0.5))
      #expect(abs(Double(patch[(row * 10 + column) * 3]) - (39.5 + p.x)) < 0.01)
      #expect(abs(Double(patch[(row * 10 + column) * 3 + 1]) - (200.5 - p.y)) < 0.01)
    }
  }

  @Test func aPlaneIsInterpolatedBetweenCellCentres() {
    let plane = Plane(width: 2, height: 1, values: [0, 1])
    let window = Rect(x: -1, y: 0, width: 4, height: 1)
    #expect(plane.resampled(window: window, width: 8, height: 1).values == [0, 0, 0, 0.25, 0.75, 1, 1, 1])
  }
}
