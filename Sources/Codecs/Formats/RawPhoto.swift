/// What cameras write before any picture is made of it: most kinds are TIFF files, told by what their first directory
/// says.
struct RawPhoto {
  let name: String

  private enum Tag {
    static let subfileType = 0x00FE, make = 0x010F, subdirectories = 0x014A, dngVersion = 0xC612
  }

  private static let signatures: [(bytes: [UInt8], at: Int, name: String)] = [
    (Array("CR\u{2}".utf8), 8, "Canon RAW (CR2)"), (Array("HEAPCCDR".utf8), 6, "Canon RAW (CRW)"),
    (Array("FUJIFILMCCD-RAW".utf8), 0, "Fujifilm RAW (RAF)"), (Array("IIRO".utf8), 0, "Olympus RAW (ORF)"),
    (Array("IIRS".utf8), 0, "Olympus RAW (ORF)"), (Array("MMOR".utf8), 0, "Olympus RAW (ORF)"),
    (Array("IIU\0".utf8), 0, "Panasonic RAW (RW2)"), (Array("FOVb".utf8), 0, "Sigma RAW (X3F)"),
    (Array("\0MRM".utf8), 0, "Minolta RAW (MRW)"),
  ]
  /// By the first word of the camera's maker.
  private static let makers = [
    "NIKON": "Nikon RAW (NEF)", "SONY": "Sony RAW (ARW)", "PENTAX": "Pentax RAW (PEF)",
    "SAMSUNG": "Samsung RAW (SRW)",
    "Hasselblad": "Hasselblad RAW (3FR)", "Phase": "Phase One RAW (IIQ)", "KODAK": "Kodak RAW (DCR)",
  ]

  /// Nil where the file is none.
  init?(_ file: ByteReader) {
    if let known = RawPhoto.signatures.first(where: { file.starts(with: $0.bytes, at: $0.at) }) {
      name = known.name
      return
    }
    guard let (tiff, first) = ByteReader.tiff(file.bytes, in: file.range) else { return nil }
    let directory = TIFFDirectory(tiff, at: first)
    if directory.contains(Tag.dngVersion) {
      name = "DNG"
      return
    }
    // The first picture of a raw file is its preview; the sensor's values lie in directories below.
    guard let make = directory.text(Tag.make)?.split(separator: " ").first,
      directory.contains(Tag.subdirectories) || directory.integer(Tag.subfileType) == 1
    else { return nil }
    name = RawPhoto.makers[String(make)] ?? "RAW (\(make))"
  }
}
