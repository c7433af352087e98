import Codecs
import Testing

/// JPEGs of phones: the first picture is read, what else is in the file is named.
@Suite struct JPEGContentsTests {
  private let jpeg = (try? Fixture.bytes("s420.jpg")) ?? []

  private func withXMP(_ text: String) -> [UInt8] {
    Fixture.inserting(
      0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array("<x:xmpmeta>\(text)".utf8), into: jpeg)
  }

  /// An index of pictures by their attributes (CIPA DC-007).
  private func withIndex(_ attributes: [Int], isLittle: Bool = true) -> [UInt8] {
    var tiff = TIFFBuilder(isLittle: isLittle)
    let entries = 8 + 2 + 2 * 12 + 4
    tiff.entries = [(0xB001, 4, 1, attributes.count), (0xB002, 7, attributes.count * 16, entries)]
    tiff.extra = attributes.flatMap { tiff.number($0, 4) + tiff.number(1000, 4) + tiff.number(0, 8) }
    return Fixture.inserting(0xE2, Array("MPF\0".utf8) + tiff.bytes, into: jpeg)
  }

  /// The head of an MP4.
  private let video =
    Fixture.number(24, 4) + Array("ftypmp42\0\0\0\0isommp42".utf8) + [UInt8](repeating: 9, count: 500)

  /// What is told; the picture is that of the plain file.
  private func notes(_ bytes: [UInt8]) throws -> [FileNote.Code] {
    let photo = try Photo(bytes: bytes)
    #expect(photo.image == (try Photo(bytes: jpeg).image))
    #expect(photo.file.colorDoubt == nil)
    return photo.file.notes.map(\.code)
  }

  @Test func plainFileHasNoNotes() throws { #expect(try notes(jpeg).isEmpty) }

  @Test(arguments: [
    #"xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0""#, #"Item:Semantic="GainMap""#,
    #"xmlns:HDRGainMap="http://ns.apple.com/HDRGainMap/1.0/""#,
  ])
  func gainMapInXMP(text: String) throws {
    #expect(try notes(withXMP(text) + jpeg) == [.gainMap])
    // Apple's lies in the second picture's XMP alone.
    #expect(try notes(jpeg + withXMP(text)) == [.gainMap])
  }

  @Test func gainMapOfISO21496() throws {
    let segment = Array("urn:iso:std:iso:ts:21496:-1\0\0\0\0\0".utf8)
    #expect(try notes(Fixture.inserting(0xE2, segment, into: jpeg) + jpeg) == [.gainMap])
  }

  @Test(arguments: [
    #"GCamera:MotionPhoto="1""#, "GCamera:MotionPhoto='1'", "<GCamera:MotionPhoto>1</GCamera:MotionPhoto>",
    #"GCamera:MicroVideo="1""#, #"Item:Semantic="MotionPhoto""#,
  ])
  func motionPhotoInXMP(text: String) throws {
    #expect(try notes(withXMP(text) + video) == [.motionPhoto])
  }

  @Test func motionPhotoByItsVideoAlone() throws {
    #expect(try notes(jpeg + video) == [.motionPhoto])
    #expect(try notes(jpeg + [1, 2, 3] + Array("MotionPhoto_Data".utf8) + [5]) == [.motionPhoto])
    #expect(try notes(withXMP(#"GCamera:MotionPhoto="0""#)) == [])
    // The word alone is no box.
    #expect(try notes(jpeg + Array("see ftyp".utf8)) == [.dataAfterEnd])
  }

  @Test func gainMapAndMotionPhotoTogether() throws {
    let text = #"xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" GCamera:MotionPhoto="1""#
    #expect(try notes(withXMP(text) + jpeg + video) == [.gainMap, .motionPhoto])
  }

  @Test(arguments: [
    #"xmlns:GDepth="http://ns.google.com/photos/1.0/depthmap/""#, #"Item:Semantic="Depth""#,
    #"apdi:AuxiliaryImageType="disparity""#,
  ])
  func depthMap(text: String) throws { #expect(try notes(withXMP(text)) == [.depthMap]) }

  @Test(arguments: [true, false])
  func indexOfPictures(isLittle: Bool) throws {
    #expect(try notes(withIndex([0x03_00_00, 0x02_00_02], isLittle: isLittle)) == [.depthMap])
    #expect(try notes(withIndex([0x03_00_00], isLittle: isLittle)) == [])
    let photo = try Photo(bytes: withIndex([0x03_00_00, 0x01_00_01, 0x01_00_02], isLittle: isLittle) + jpeg)
    #expect(photo.file.notes == [FileNote(.furtherPictures, "2")])
  }

  @Test func secondPictureWithoutAnIndex() throws { #expect(try notes(jpeg + jpeg) == [.furtherPictures]) }

  @Test func extendedXMP() throws {
    let segment = Array("http://ns.adobe.com/xmp/extension/\0".utf8) + [UInt8](repeating: 0x41, count: 40)
    #expect(try notes(Fixture.inserting(0xE1, segment, into: jpeg)) == [.extendedXMP])
  }

  /// Every byte of an index flipped: a picture, and no trap.
  @Test func brokenIndexIsHarmless() throws {
    let bytes = withIndex([0x03_00_00, 0x02_00_02])
    for i in 6..<80 {
      for value in [0, 0x7F, 0x80, 0xFF] as [UInt8] {
        var broken = bytes
        broken[i] = value
        #expect(throws: Never.self) { try Photo(bytes: broken) }
      }
    }
  }
}
