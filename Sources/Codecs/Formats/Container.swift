/// What a file is by its first bytes; its name is never asked.
enum Container: Equatable {
  case jpeg
  case png
  case webp
  /// HEIC, AVIF and their kin, told apart by their brands.
  case heif(FileFacts.Format)
  case other(String, ForeignKind)

  /// Nil where the bytes begin like no file known.
  init?(_ bytes: [UInt8]) {
    let file = ByteReader(bytes, in: bytes.startIndex..<bytes.endIndex)
    if file.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if file.starts(with: "RIFF"), file.starts(with: "WEBP", at: 8) {
      self = .webp
    } else if let brands = MediaBrands(file) {
      self = brands.container
    } else if let raw = RawPhoto(file) {
      self = .other(raw.name, .rawPhoto)
    } else if let known = Signature.of(file) {
      self = .other(known.name, known.kind)
    } else {
      return nil
    }
  }
}
