import Codecs
import Raster
import Testing

@Suite struct PNGEncoderTests {
  @Test(arguments: [(1, 1), (7, 3), (64, 33), (500, 2)])
  func colorRoundTrip(width: Int, height: Int) throws {
    let image = RGBImage.drawn(width: width, height: height, noise: 30)
    let photo = try Photo(bytes: PNGEncoder.encode(image))
    #expect(photo.image == image)
    #expect(photo.file.colorModel == .rgb && !photo.file.hasAlpha && photo.file.notes.isEmpty)
    #expect(photo.file.trailingBytes == 0)
  }

  @Test func grayRoundTrip() throws {
    let gray = GrayImage(width: 16, height: 16, samples: (0...255).map { UInt8($0) })
    let photo = try Photo(bytes: PNGEncoder.encode(gray))
    #expect(photo.file.colorModel == .gray)
    #expect(photo.image.samples == gray.samples.flatMap { [$0, $0, $0] })
  }

  @Test func alphaRoundTrip() throws {
    let image = RGBImage.drawn(width: 16, height: 16, noise: 30)
    let alpha = GrayImage(width: 16, height: 16, samples: (0...255).map { UInt8($0) })
    let photo = try Photo(bytes: PNGEncoder.encode(image, alpha: alpha))
    #expect(photo.file.hasAlpha)
    for i in 0..<256 {
      for c in 0..<3 {
        #expect(photo.image.samples[i * 3 + c] == Fixture.onWhite(Int(image.samples[i * 3 + c]), i))
      }
    }
  }

  @Test func alphaOfAnotherSizeIsRefused() {
    let image = RGBImage(width: 4, height: 4)
    #expect(throws: CodecError.self) { try PNGEncoder.encode(image, alpha: GrayImage(width: 4, height: 5)) }
  }
}
