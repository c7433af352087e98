/// The brands at the start of an ISO base media file (ISO/IEC 14496-12, 4.3): they tell photos from videos.
struct MediaBrands {
  let container: Container

  /// ISO/IEC 23008-12, annex B: pictures and sequences in HEVC; the general brands of HEIF; MIAF's profiles.
  private static let heic: Set<String> = [
    "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "MiHB", "MiHA", "MiHE", "heif",
  ]
  private static let general: Set<String> = ["mif1", "mif2", "msf1", "miaf", "MiPr", "1pic"]
  /// AV1 Image File Format, 4: pictures and sequences; MIAF's profiles.
  private static let avif: Set<String> = ["avif", "avis", "avio", "MA1B", "MA1A"]
  private static let named: [String: (name: String, kind: ForeignKind)] = [
    "crx ": ("Canon RAW (CR3)", .rawPhoto), "qt  ": ("QuickTime (MOV)", .video),
    "jp2 ": ("JPEG 2000", .picture),
    "jxl ": ("JPEG XL", .picture), "vvic": ("VVC", .picture), "j2ki": ("JPEG 2000", .picture),
    "jxs ": ("JPEG XS", .picture),
    "M4A ": ("M4A", .video), "3gp4": ("3GP", .video), "3gp5": ("3GP", .video), "3gp6": ("3GP", .video),
  ]
  /// First boxes of QuickTime files from before there were brands.
  private static let oldBoxes: Set<String> = ["moov", "mdat", "wide", "pnot"]
  /// Files list two to ten.
  private static let brandLimit = 64
  /// A box's head, the major brand, its version, and the others.
  static let mostBytes = 16 + 4 * brandLimit

  /// Nil where the file is of another family.
  init?(_ file: ByteReader) {
    guard let length = file.uint32(at: 0), let type = file.fourCharacters(at: 4) else { return nil }
    if MediaBrands.oldBoxes.contains(type), length == 1 || length >= 8 {
      container = .other("QuickTime (MOV)", .video)
      return
    }
    guard type == "ftyp", let major = file.fourCharacters(at: 8) else { return nil }
    let end = min(length, file.count, MediaBrands.mostBytes)
    let others = stride(from: 16, to: max(16, end - 3), by: 4).compactMap { file.fourCharacters(at: $0) }
    container = MediaBrands.container(major, others)
  }

  private static func container(_ major: String, _ others: [String]) -> Container {
    if heic.contains(major) { return .heif(.heic) }
    if avif.contains(major) { return .heif(.avif) }
    if let known = named[major] { return .other(known.name, known.kind) }
    // A general brand leaves the coding to the others; a file of a brand unknown may be read by those it names.
    if others.contains(where: avif.contains) { return .heif(.avif) }
    if general.contains(major) || others.contains(where: { heic.contains($0) || general.contains($0) }) {
      return .heif(.heic)
    }
    return .other("MP4", .video)
  }
}
