import Codecs
import Raster
import Testing

@Suite struct EXIFTests {
  private func photo(_ tiff: TIFFBuilder) throws -> Photo {
    try Photo(bytes: Fixture.inserting(0xE1, tiff.segment, into: Fixture.bytes("s444.jpg")))
  }

  /// Which quarter of the stored picture comes to lie top left, top right, bottom left, bottom right.
  @Test(
    arguments: [
      (1, [0, 1, 2, 3]), (2, [1, 0, 3, 2]), (3, [3, 2, 1, 0]), (4, [2, 3, 0, 1]), (5, [0, 2, 1, 3]),
      (6, [2, 0, 3, 1]), (7, [3, 1, 2, 0]), (8, [1, 3, 0, 2]),
    ], [false, true])
  func orientation(_ row: (value: Int, order: [Int]), isLittle: Bool) throws {
    let photo = try photo(.orientation(row.value, isLittle: isLittle))
    let size = row.value >= 5 ? Size(width: 32, height: 48) : Size(width: 48, height: 32)
    #expect(photo.image.size == size)
    #expect(photo.sourceSize == size)
    #expect(photo.file.storedSize == Size(width: 48, height: 32))
    #expect(photo.file.orientation == row.value)
    for (place, quarter) in row.order.enumerated() {
      let x = size.width / 4 + place % 2 * size.width / 2
      let y = size.height / 4 + place / 2 * size.height / 2
      #expect(photo.image[x, y].difference(Fixture.quarters[quarter]) <= 5)
    }
  }

  @Test(arguments: [0, 9, 255, 65535])
  func impossibleOrientationIsUpright(value: Int) throws {
    let photo = try photo(.orientation(value))
    #expect(photo.file.orientation == 1)
    #expect(photo.file.warnings == ["EXIF orientation \(value) ignored"])
  }

  @Test(arguments: [(2, 300.0), (3, 762.0)], [false, true])
  func density(_ row: (unit: Int, perInch: Double), isLittle: Bool) throws {
    var tiff = TIFFBuilder(isLittle: isLittle)
    let offset = 8 + 2 + 3 * 12 + 4
    tiff.entries = [(0x011A, 5, 1, offset), (0x011B, 5, 1, offset), (0x0128, 3, 1, row.unit)]
    tiff.extra = tiff.number(600, 4) + tiff.number(2, 4)
    #expect(try photo(tiff).file.density == FileFacts.Density(x: row.perInch, y: row.perInch))
  }

  @Test func densityOfJFIFWins() throws {
    var tiff = TIFFBuilder()
    let offset = 8 + 2 + 2 * 12 + 4
    tiff.entries = [(0x011A, 5, 1, offset), (0x011B, 5, 1, offset)]
    tiff.extra = tiff.number(72, 4) + tiff.number(1, 4)
    let bytes = Fixture.inserting(0xE1, tiff.segment, into: try Fixture.bytes("dpi300.jpg"))
    #expect(try Photo(bytes: bytes).file.density == FileFacts.Density(x: 300, y: 300))
  }

  @Test func denominatorZeroIsNoDensity() throws {
    var tiff = TIFFBuilder()
    let offset = 8 + 2 + 2 * 12 + 4
    tiff.entries = [(0x011A, 5, 1, offset), (0x011B, 5, 1, offset)]
    tiff.extra = tiff.number(300, 4) + tiff.number(0, 4)
    #expect(try photo(tiff).file.density == nil)
  }

  /// The original date lies in the EXIF directory; the date of the last change is none of the capture.
  @Test(arguments: [true, false])
  func captureDate(hasOriginal: Bool) throws {
    let changed = Array("2024:05:02 09:00:00\0".utf8)
    let original = Array("2024:05:01 12:30:00\0".utf8)
    var tiff = TIFFBuilder()
    let extra = 8 + 2 + 2 * 12 + 4
    tiff.entries = [(0x0132, 2, 20, extra), (0x8769, 4, 1, extra + 20)]
    tiff.extra = changed + tiff.number(hasOriginal ? 1 : 0, 2)
    if hasOriginal {
      let text = extra + 20 + 2 + 12
      tiff.extra += tiff.number(0x9003, 2) + tiff.number(2, 2) + tiff.number(20, 4) + tiff.number(text, 4)
    }
    tiff.extra += original
    #expect(try photo(tiff).file.captureDate == (hasOriginal ? "2024:05:01 12:30:00" : nil))
  }

  @Test func brokenStructuresGiveAWarning() throws {
    let beyond = TIFFBuilder(entries: [(0x8769, 4, 1, 0x7FFF_FFFF), (0x0112, 3, 1, 3)])
    let photo = try photo(beyond)
    #expect(photo.file.orientation == 3)
    #expect(photo.file.warnings == ["EXIF directory outside of the data"])
  }

  /// Whatever stands in the structure, the picture comes out.
  @Test func everyFlippedByteIsHarmless() throws {
    var tiff = TIFFBuilder()
    let extra = 8 + 2 + 4 * 12 + 4
    tiff.entries = [
      (0x0112, 3, 1, 6), (0x011A, 5, 1, extra), (0x011B, 5, 1, extra), (0x8769, 4, 1, extra + 8),
    ]
    tiff.extra = tiff.number(300, 4) + tiff.number(1, 4) + [0, 1, 0x90, 3, 0, 2, 0, 0, 0, 20, 0, 0, 0, 8]
    let jpeg = try Fixture.bytes("s420.jpg")
    for i in tiff.segment.indices.dropFirst(6) {
      for value in [0, 0x7F, 0x80, 0xFF] as [UInt8] {
        var segment = tiff.segment
        segment[i] = value
        let photo = try Photo(bytes: Fixture.inserting(0xE1, segment, into: jpeg))
        #expect(photo.image.samples.count == 48 * 32 * 3)
      }
    }
    for length in 0..<tiff.segment.count {
      let segment = Array(tiff.segment.prefix(length))
      _ = try Photo(bytes: Fixture.inserting(0xE1, segment, into: jpeg))
    }
  }
}
