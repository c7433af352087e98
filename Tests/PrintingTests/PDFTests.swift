import Codecs
import Foundation
import Printing
import Raster
import Testing

@Suite(.enabled(if: Machine.writesChinese, "cairo and a Chinese font"))
struct PDFTests {
  private static func document(_ body: (PDFDocument) throws -> Void) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let document = try PDFDocument(title: "测试", lettering: try Lettering()) {
      bytes += $0
      return true
    }
    try body(document)
    try document.finish()
    return bytes
  }

  @Test func pagesHaveTheirSizes() throws {
    let bytes = try Self.document { pdf in
      try pdf.page(width: 101.6, height: 152.4) { try $0.write("一", at: Point(x: 10, y: 10), size: 4) }
      pdf.bookmark("1班")
      pdf.page(width: 210, height: 297) { $0.fill(Rect(x: 1, y: 1, width: 2, height: 2), RGB(1, 2, 3)) }
      #expect(pdf.pages == 2)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1.") && text.contains("MediaBox [ 0 0 288 432 ]"))
    #expect(text.contains("MediaBox [ 0 0 595.275591 841.889764 ]"))
  }

  @Test func aJPEGStaysByteForByteAndIsStoredOnce() throws {
    let image = RGBImage(width: 48, height: 64, filledWith: RGB(90, 160, 220))
    let jpeg = try JPEGEncoder.encode(image, quality: 90, density: 300)
    let (picture, isOriginal) = try EmbeddedPicture.of(jpeg)
    #expect(isOriginal && picture.size == Size(width: 48, height: 64))
    let bytes = try Self.document { pdf in
      pdf.page(width: 100, height: 100) { drawing in
        for column in 0..<4 {
          drawing.draw(
            picture, picture.size.bounds, in: Rect(x: Double(column) * 20, y: 5, width: 15, height: 20))
        }
      }
    }
    #expect(Data(bytes).ranges(of: Data(jpeg)).count == 1)
  }

  @Test func otherColoursAreWrittenAnew() throws {
    let png = try PNGEncoder.encode(RGBImage(width: 8, height: 8, filledWith: RGB(9, 9, 9)))
    #expect(try !EmbeddedPicture.of(png).isOriginal)
  }

  @Test func theSamePagesAreTheSameBytes() throws {
    func once() throws -> [UInt8] {
      try Self.document {
        try $0.page(width: 50, height: 50) { try $0.write("张三 2022", at: Point(x: 5, y: 20), size: 4) }
      }
    }
    #expect(try once() == once())
  }

  @Test func aFullDiskIsTold() throws {
    let document = try PDFDocument(title: "x", lettering: try Lettering()) { _ in false }
    document.page(width: 10, height: 10) { $0.fill(Rect(x: 0, y: 0, width: 1, height: 1), RGB(0, 0, 0)) }
    #expect(throws: PrintingError.self) { try document.finish() }
  }
}
