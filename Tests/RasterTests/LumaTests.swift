import Raster
import Testing

@Suite struct LumaTests {
  @Test("weights sum to one: grey keeps its value", arguments: [Luma.bt601, Luma.bt709])
  func grey(luma: Luma) {
    #expect(abs(luma.red + luma.green + luma.blue - 1) < 1e-12)
    for value in 0...255 {
      #expect(abs(luma(RGB(UInt8(value), UInt8(value), UInt8(value))) - Double(value)) < 1e-9)
    }
  }

  /// What the Recommendations give for the primaries at full range.
  @Test func primaries() {
    #expect(Luma.bt601(RGB(255, 0, 0)) == 255 * 0.299)
    #expect(Luma.bt601(RGB(0, 255, 0)) == 255 * 0.587)
    #expect(Luma.bt601(RGB(0, 0, 255)) == 255 * 0.114)
    #expect(Luma.bt709(RGB(255, 0, 0)) == 255 * 0.2126)
    #expect(Luma.bt709(RGB(0, 255, 0)) == 255 * 0.7152)
    #expect(Luma.bt709(RGB(0, 0, 255)) == 255 * 0.0722)
  }

  @Test("a plane holds each pixel's luma, to the last bit what single precision gives")
  func plane() {
    var noise = Noise(5)
    let image = RGBImage(width: 17, height: 9, samples: (0..<17 * 9 * 3).map { _ in noise.byte() })
    let plane = Luma.bt601.plane(of: image)
    #expect(plane.size == image.size)
    for y in 0..<9 {
      for x in 0..<17 {
        let c = image[x, y]
        #expect(plane[x, y] == 0.299 * Float(c.red) + 0.587 * Float(c.green) + 0.114 * Float(c.blue))
      }
    }
  }
}
