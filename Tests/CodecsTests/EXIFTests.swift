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
    #expect(photo.file.notes == [FileNote(.orientationInvalid, "\(value)")])
  }

  @Test(arguments: [(2, 300.0), (3, 762.0)], [false, true])
  func density(_ row: (unit: Int, perInch: Double), isLittle: Bool) throws {
    var tiff = TIFFBuilder(isLittle: isLittle)
    let offset = 8 + 2 + 3 * 12 + 4
    tiff.entries = [(0x011A, 5, 1, offset), (0x011B, 5, 1, offset), (0x0128, 3, 1, row.unit)]
    tiff.extra = tiff.number(600, 4) + tiff.number(2, 4)
    #expect(try photo(tiff).file.density == FileFacts.Density(x: row.perInch, y: row.perInch))
  }

  /// JFIF comes first in the file and readers take it; that the two differ is told.
  @Test func densityOfJFIFWins() throws {
    var tiff = TIFFBuilder()
    let offset = 8 + 2 + 2 * 12 + 4
    tiff.entries = [(0x011A, 5, 1, offset), (0x011B, 5, 1, offset)]
    tiff.extra = tiff.number(72, 4) + tiff.number(1, 4)
    let bytes = Fixture.inserting(0xE1, tiff.segment, into: try Fixture.bytes("dpi300.jpg"))
    let file = try Photo(bytes: bytes).file
    #expect(file.density == FileFacts.Density(x: 300, y: 300))
    #expect(file.notes == [FileNote(.densityConflict, "JFIF 300, EXIF 72 dpi")])
  }

  /// What some editors leave: 72 dpi in a JFIF segment that is padded with NUL, 300 in EXIF. The file is a file of 72.
  @Test func paddedJFIFSegmentCountsAsWell() throws {
    var tiff = TIFFBuilder()
    let offset = 8 + 2 + 2 * 12 + 4
    tiff.entries = [(0x011A, 5, 1, offset), (0x011B, 5, 1, offset)]
    tiff.extra = tiff.number(300, 4) + tiff.number(1, 4)
    var bytes = try Fixture.bytes("dpi300.jpg")
    let jfif = try #require(Fixture.position(of: 0xE0, in: bytes))
    bytes.removeSubrange(jfif..<jfif + 18)
    bytes = Fixture.inserting(0xE1, tiff.segment, into: bytes)
    let padded = Array("JFIF\0".utf8) + [1, 1, 1, 0, 72, 0, 72, 0, 0] + [UInt8](repeating: 0, count: 20)
    let file = try Photo(bytes: Fixture.inserting(0xE0, padded, into: bytes)).file
    #expect(file.density == FileFacts.Density(x: 72, y: 72))
    #expect(file.notes == [FileNote(.densityConflict, "JFIF 72, EXIF 300 dpi")])
  }

  @Test func agreeingDensitiesAreNoConflict() throws {
    var tiff = TIFFBuilder()
    let offset = 8 + 2 + 3 * 12 + 4
    tiff.entries = [(0x011A, 5, 1, offset), (0x011B, 5, 1, offset), (0x0128, 3, 1, 3)]
    tiff.extra = tiff.number(118, 4) + tiff.number(1, 4)
    let bytes = Fixture.inserting(0xE1, tiff.segment, into: try Fixture.bytes("dpi300.jpg"))
    #expect(try Photo(bytes: bytes).file.notes.isEmpty)
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

  private static let original = 0x9003, digitized = 0x9004
  private static let offset = 0x9010, originalOffset = 0x9011, digitizedOffset = 0x9012

  @Test(
    arguments: [
      "    :  :     :  :  ", "                   ", "0000:00:00 00:00:00", "::", "-", "",
    ], [false, true])
  func blankDatesAreAbsent(blank: String, isDigitizedKnown: Bool) throws {
    var dates = [(EXIFTests.original, blank)]
    if isDigitizedKnown { dates.append((EXIFTests.digitized, "2024:05:01 12:30:00")) }
    let file = try photo(.exif(dates)).file
    #expect(file.captureDate == (isDigitizedKnown ? "2024:05:01 12:30:00" : nil))
    #expect(file.captureIsDigitized == isDigitizedKnown)
    #expect(file.hasEXIF)
  }

  @Test func originalDateComesBeforeDigitized() throws {
    let file = try photo(
      .exif([(EXIFTests.digitized, "2015:05:01 12:30:00"), (EXIFTests.original, "2024:05:01 12:30:00")])
    ).file
    #expect(file.captureDate == "2024:05:01 12:30:00" && !file.captureIsDigitized)
  }

  @Test func noEXIFIsToldApartFromNoDate() throws {
    #expect(try !Photo(bytes: Fixture.bytes("s444.jpg")).file.hasEXIF)
    let undated = try photo(.orientation(1)).file
    #expect(undated.hasEXIF && undated.captureDate == nil)
  }

  @Test(
    arguments: [
      ("+08:00", 480), ("-05:00", -300), ("+05:45", 345), ("+00:00", 0), ("+14:00", 840), ("-12:00", -720),
      ("+08:00 ", 480), ("   :  ", nil), ("+99:00", nil), ("+08:60", nil), ("08:00", nil), ("+8:00", nil),
      ("Z", nil),
      ("+08-00", nil), ("-13:00", nil),
    ] as [(String, Int?)])
  func offsetOfTheClock(_ row: (text: String, minutes: Int?)) throws {
    let date = (EXIFTests.original, "2026:11:28 07:00:00")
    #expect(try photo(.exif([date, (EXIFTests.originalOffset, row.text)])).file.captureOffset == row.minutes)
    // What the camera says of its clock as a whole is the next best.
    let both = [date, (EXIFTests.originalOffset, row.text), (EXIFTests.offset, "+01:00")]
    #expect(try photo(.exif(both)).file.captureOffset == row.minutes ?? 60)
  }

  @Test func offsetBelongsToTheDateThatCounts() throws {
    let tags = [
      (EXIFTests.digitized, "2026:11:28 07:00:00"), (EXIFTests.originalOffset, "+08:00"),
      (EXIFTests.digitizedOffset, "+09:00"),
    ]
    #expect(try photo(.exif(tags)).file.captureOffset == 540)
    #expect(try photo(.exif([(EXIFTests.originalOffset, "+08:00")])).file.captureOffset == nil)
  }

  @Test func brokenStructuresGiveANote() throws {
    let beyond = TIFFBuilder(entries: [(0x8769, 4, 1, 0x7FFF_FFFF), (0x0112, 3, 1, 3)])
    let photo = try photo(beyond)
    #expect(photo.file.orientation == 3)
    #expect(photo.file.notes == [FileNote(.exifBroken, "a directory outside of the data")])
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
