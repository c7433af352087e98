import Testing

@testable import Codecs

/// What is not read is named, and no name is "damaged".
@Suite struct FormatNameTests {
  private static func box(_ major: String, _ others: [String] = []) -> [UInt8] {
    let brands = others.flatMap { Array($0.utf8) }
    return Fixture.number(16 + brands.count, 4) + Array("ftyp\(major)\0\0\0\0".utf8) + brands
      + Array("\0\0\0\u{10}mdat01234567".utf8)
  }

  @Test(arguments: [
    ("heic", ["mif1", "heic"], FileFacts.Format.heic), ("heix", [], .heic), ("hevc", [], .heic),
    ("heim", [], .heic),
    ("mif1", ["heic"], .heic), ("mif1", [], .heic), ("msf1", ["hevc"], .heic),
    ("heif", ["mif1", "heic"], .heic),
    ("MiHE", ["mif1"], .heic), ("MiHB", ["mif1"], .heic), ("miaf", ["MiHB"], .heic),
    ("xxxx", ["mif1", "heic"], .heic),
    ("avif", ["mif1", "miaf"], .avif), ("avis", [], .avif), ("mif1", ["avif", "heic"], .avif),
    ("xxxx", ["avif"], .avif),
  ])
  func kindsOfHEIF(major: String, others: [String], format: FileFacts.Format) {
    #expect(Container(FormatNameTests.box(major, others)) == .heif(format))
  }

  @Test(arguments: [
    ("crx ", ["crx ", "isom"], "Canon RAW (CR3)", ForeignKind.rawPhoto),
    ("qt  ", ["qt  "], "QuickTime (MOV)", .video),
    ("isom", ["avc1"], "MP4", .video), ("mp42", [], "MP4", .video), ("3gp4", [], "3GP", .video),
    ("jp2 ", [], "JPEG 2000", .picture), ("vvic", ["mif1"], "VVC", .picture),
    ("jxl ", [], "JPEG XL", .picture),
  ])
  func otherBrands(major: String, others: [String], name: String, kind: ForeignKind) {
    #expect(throws: CodecError.unsupportedFormat(name, kind)) {
      try Photo(bytes: FormatNameTests.box(major, others))
    }
  }

  @Test(arguments: ["moov", "mdat", "wide", "pnot"])
  func oldQuickTime(type: String) {
    let bytes = Fixture.number(16, 4) + Array("\(type)01234567".utf8)
    #expect(throws: CodecError.unsupportedFormat("QuickTime (MOV)", .video)) { try Photo(bytes: bytes) }
  }

  @Test(arguments: [
    ("GIF89a\u{1}\0\u{1}\0", "GIF", ForeignKind.picture), ("II*\0\u{8}\0\0\0", "TIFF", .picture),
    ("MM\0*\0\0\0\u{8}", "TIFF", .picture), ("BM6\0\0\0\0\0\0\06\0\0\0(\0\0\0", "BMP", .picture),
    ("\0\0\0\u{C}jP  \r\n", "JPEG 2000", .picture), ("8BPS\0\u{1}", "PSD", .picture),
    ("%PDF-1.7", "PDF", .document),
    ("\0\0\0\u{C}JXL \r\n", "JPEG XL", .picture), ("wxgf\0\0", "WXGF", .picture),
    ("PK\u{3}\u{4}\0", "ZIP", .archive),
    ("RIFF\0\0\0\0AVI LIST", "AVI", .video), ("<!DOCTYPE html><html>", "HTML", .webPage),
    ("\u{FEFF}\n  <HTML lang=zh>", "HTML", .webPage),
    ("L\0\0\0\u{1}\u{14}\u{2}\0", "Windows shortcut", .sideFile),
    ("\0\u{5}\u{16}\u{7}\0\u{2}", "AppleDouble", .sideFile),
    ("FUJIFILMCCD-RAW 0201", "Fujifilm RAW (RAF)", .rawPhoto),
    ("II*\0\u{10}\0\0\0CR\u{2}\0", "Canon RAW (CR2)", .rawPhoto),
    ("IIU\0\u{18}\0\0\0", "Panasonic RAW (RW2)", .rawPhoto),
    ("IIRO\u{8}\0\0\0", "Olympus RAW (ORF)", .rawPhoto), ("FOVb\0\0", "Sigma RAW (X3F)", .rawPhoto),
    ("\0MRM\0\0", "Minolta RAW (MRW)", .rawPhoto),
  ])
  func otherFormatsAreNamed(head: String, name: String, kind: ForeignKind) {
    #expect(throws: CodecError.unsupportedFormat(name, kind)) { try Photo(bytes: Array(head.utf8)) }
  }

  @Test(
    arguments: [
      ([0xFF, 0x0A, 0xFA], "JPEG XL"), ([0xFF, 0x4F, 0xFF, 0x51], "JPEG 2000"),
      ([0xFF, 0x10, 0xFF, 0x50], "JPEG XS"),
      ([0x49, 0x49, 0xBC, 1], "JPEG XR"),
    ] as [([UInt8], String)])
  func bareBitstreams(head: [UInt8], name: String) {
    #expect(throws: CodecError.unsupportedFormat(name)) { try Photo(bytes: head + [0, 0, 0, 0]) }
  }

  /// RAW files in the clothes of TIFF: told by the DNG version, or by maker, preview and directories below.
  @Test(
    arguments: [
      ("NIKON CORPORATION", 0x014A, "Nikon RAW (NEF)"), ("SONY", 0x014A, "Sony RAW (ARW)"),
      ("SAMSUNG", 0x014A, "Samsung RAW (SRW)"), ("Leaf", 0x014A, "RAW (Leaf)"), ("Google", 0xC612, "DNG"),
      ("NIKON CORPORATION", 0x0111, "TIFF"),
    ], [false, true])
  func rawPhotos(_ row: (make: String, tag: Int, name: String), isLittle: Bool) {
    var tiff = TIFFBuilder(isLittle: isLittle)
    tiff.entries = [(0x010F, 2, row.make.utf8.count + 1, 8 + 2 + 24 + 4), (row.tag, 4, 1, 0)]
    tiff.extra = Array(row.make.utf8) + [0]
    let kind: ForeignKind = row.name == "TIFF" ? .picture : .rawPhoto
    #expect(throws: CodecError.unsupportedFormat(row.name, kind)) { try Photo(bytes: tiff.bytes) }
  }

  @Test(arguments: [
    "hello", "BMW is a car, not a bitmap", "\u{FEFF}text", "RIFFwavedata", "\0\0\0\u{18}abcd",
  ])
  func textIsNoPicture(text: String) {
    #expect(throws: CodecError.notAnImage) { try Photo(bytes: Array(text.utf8)) }
  }

  @Test func everyHeadOfAnyLengthIsHarmless() {
    for signature in ["ftypheic", "moov", "RIFF", "II*\0", "GIF89a", "BM", "<html"] {
      for padding in 0...4 {
        let bytes = [UInt8](repeating: 0, count: padding) + Array(signature.utf8)
        for count in 0...bytes.count {
          #expect(throws: CodecError.self) { try Photo(bytes: Array(bytes.prefix(count))) }
        }
      }
    }
  }
}
