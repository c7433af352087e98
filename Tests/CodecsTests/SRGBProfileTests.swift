import Codecs
import Raster
import Testing

struct SRGBProfileTests {
  @Test func theProfileChangesNoColour() throws {
    var image = RGBImage(width: 64, height: 64)
    for y in 0..<64 { for x in 0..<64 { image[x, y] = RGB(UInt8(x * 4), UInt8(y * 4), UInt8((x + y) * 2)) } }
    let plain = try JPEGEncoder.encode(image, quality: 100, subsampling: .s444, density: 300)
    let marked = SRGBProfile.embedded(in: plain)
    #expect(marked.count == plain.count + 2 + 2 + 14 + SRGBProfile.bytes.count)
    let (a, b) = (try Photo(bytes: plain), try Photo(bytes: marked))
    #expect(b.file.profile.contains("sRGB") && b.file.colorDoubt == nil)
    #expect(b.file.density == a.file.density)
    let worst = zip(a.image.samples, b.image.samples).map { abs(Int($0) - Int($1)) }.max()
    #expect(try #require(worst) <= 1)
  }

  @Test func whatIsNoJFIFStays() { #expect(SRGBProfile.embedded(in: [1, 2, 3]) == [1, 2, 3]) }
}
