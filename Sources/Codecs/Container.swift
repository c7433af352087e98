/// What a file is by its first bytes; its name is never asked.
enum Container: Equatable {
  case jpeg
  case png
  case other(String)

  /// Nil where the bytes begin like no picture known.
  init?(_ bytes: [UInt8]) {
    let head = ByteReader(bytes, in: 0..<min(bytes.count, 32))
    func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if begins([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if let brand = Container.brand(head) {
      self = .other(brand)
    } else if head.starts(with: "RIFF"), head.starts(with: "WEBP", at: 8) {
      self = .other("WebP")
    } else if head.starts(with: "GIF87a") || head.starts(with: "GIF89a") {
      self = .other("GIF")
    } else if begins([0x49, 0x49, 0x2A, 0]) || begins([0x4D, 0x4D, 0, 0x2A]) || begins([0x49, 0x49, 0x2B, 0])
      || begins([0x4D, 0x4D, 0, 0x2B])
    {
      self = .other("TIFF")
    } else if begins([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]) || begins([0xFF, 0x4F, 0xFF, 0x51]) {
      self = .other("JPEG 2000")
    } else if begins([0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20]) || begins([0xFF, 0x0A]) {
      self = .other("JPEG XL")
    } else if head.starts(with: "8BPS") {
      self = .other("PSD")
    } else if head.starts(with: "%PDF") {
      self = .other("PDF")
    } else if head.starts(with: "BM"), Container.isBitmapHeader(head) {
      self = .other("BMP")
    } else {
      return nil
    }
  }

  /// ISO base media files by their major brand.
  private static func brand(_ head: ByteReader) -> String? {
    guard head.starts(with: "ftyp", at: 4) else { return nil }
    let heic = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
    if heic.contains(where: { head.starts(with: $0, at: 8) }) { return "HEIC" }
    if head.starts(with: "avif", at: 8) || head.starts(with: "avis", at: 8) { return "AVIF" }
    return "MP4"
  }

  /// The second header of a BMP begins with its own length.
  private static func isBitmapHeader(_ head: ByteReader) -> Bool {
    var little = head
    little.order = .little
    return [12, 40, 52, 56, 64, 108, 124].contains(little.uint32(at: 14))
  }
}
