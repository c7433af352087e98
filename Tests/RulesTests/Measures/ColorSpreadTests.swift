import Raster
import Testing

@testable import Rules

@Suite struct ColorSpreadTests {
  private static let whole = Rect(x: 0, y: 0, width: 320, height: 400)

  /// Lightness falls from the left to the right, colours change from the top to the bottom.
  private static func picture(_ color: (_ light: Double, _ row: Double) -> RGB) -> RGBImage {
    var image = RGBImage(width: 320, height: 400)
    for y in 0..<400 { for x in 0..<320 { image[x, y] = color(1 - Double(x) / 320, Double(y) / 400) } }
    return image
  }

  private static func gray(_ light: Double, _ gains: (Double, Double, Double)) -> RGB {
    func level(_ gain: Double) -> UInt8 { UInt8(max(0, min(255, (40 + 180 * light) * gain))) }
    return RGB(level(gains.0), level(gains.1), level(gains.2))
  }

  @Test(arguments: [(1.0, 1.0, 1.0), (1.06, 0.96, 0.76), (0.8, 0.95, 1.1)])
  func oneTintHasNone(_ red: Double, _ green: Double, _ blue: Double) {
    let image = Self.picture { light, _ in Self.gray(light, (red, green, blue)) }
    #expect(ColorSpread.measure(image, inEllipseOf: Self.whole) < 0.06)
  }

  @Test func twoColoursOfOneLightnessHave() {
    let image = Self.picture { light, row in
      Self.gray(light, row < 0.5 ? (1.15, 0.95, 0.85) : (0.9, 1.03, 1.05))
    }
    #expect(ColorSpread.measure(image, inEllipseOf: Self.whole) > 0.2)
  }

  /// Of a flat picture the least contrast counts, so that its noise is not taken for colour: two colours 2 apart in a*,
  /// each 1 from their mean.
  @Test func aFlatPictureIsNotDividedByNothing() {
    let image = Self.picture { _, row in row < 0.5 ? RGB(128, 128, 128) : RGB(130, 127, 128) }
    let distance = Lab(RGB(130, 127, 128)).a - Lab(RGB(128, 128, 128)).a
    let measured = ColorSpread.measure(image, inEllipseOf: Self.whole)
    #expect(measured < distance / 6 && measured > 0)
  }
}
