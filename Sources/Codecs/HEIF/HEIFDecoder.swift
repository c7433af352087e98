internal import CCodecs
internal import Raster

/// Decodes the primary picture of a HEIC or AVIF file by libheif. The library and the decoders below it have a long list
/// of memory faults: this runs in a process of its own, see `IsolatedDecoder`.
enum HEIFDecoder {
  /// - Parameter confine: called with the bytes of memory that this picture may take, before it is decoded.
  static func decode(
    _ bytes: [UInt8], limits: Limits, confine: (Int) -> Void = { _ in }
  ) throws(CodecError) -> DecodedPicture {
    var report = codec_report()
    try check(codec_heif_load(&report), report)
    // The library reads from these bytes until the file is closed.
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { input.deallocate() }
    _ = input.initialize(from: bytes)
    var opened: OpaquePointer?
    try check(codec_heif_open(input.baseAddress, input.count, &opened, &report), report)
    guard let file = opened else { throw .damaged("no picture") }
    defer { codec_heif_close(file) }

    var facts = codec_heif_facts()
    codec_heif_describe(file, &facts)
    let size = Size(width: Int(facts.width), height: Int(facts.height))
    try limits.check(size)
    let count = size.width * size.height * 3
    try limits.check(memory: count)
    confine(memoryBase + size.width * size.height * memoryPerPixel)

    let exif = read(facts.exif_count) { codec_heif_exif(file, $0) }.flatMap(tiff)
    let color = color(file, facts)
    var outcome = CODEC_DAMAGED
    let samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      outcome = codec_heif_decode(file, &facts, color.transform?.handle, buffer.baseAddress, &report)
      initialized = outcome == CODEC_OK ? count : 0
    }
    try check(outcome, report)
    var notes = color.note.map { [$0] } ?? []
    if facts.has_gain_map != 0 { notes.append(FileNote(.gainMap)) }
    if facts.has_depth_map != 0 { notes.append(FileNote(.depthMap)) }
    if facts.further_pictures > 0 { notes.append(FileNote(.furtherPictures, String(facts.further_pictures))) }
    return DecodedPicture(
      size: size, bitsPerSample: Int(facts.bits), hasAlpha: facts.has_alpha != 0, profile: color.description,
      notes: notes, exif: exif ?? [], samples: samples)
  }

  /// Libraries, stacks and heaps of the decoder's threads reserve 0.5 GB of addresses; twice that.
  private static let memoryBase = 1 << 30
  /// At most: planes of 16 bits at full chroma, once decoded and once turned (12), 16-bit and 8-bit RGBA (12), our RGB
  /// (3), and half as much again.
  private static let memoryPerPixel = 40
  /// No camera's EXIF or profile is longer.
  private static let sideDataLimit = 64 << 20

  /// ICC before nclx (ISO/IEC 23000-22, 7.3.6.4); samples are RGB of the whole range already.
  private static func color(_ file: OpaquePointer, _ facts: codec_heif_facts) -> ColorTransform.Choice {
    if facts.profile_count > 0 {
      guard let profile = read(facts.profile_count, { codec_heif_profile(file, $0) }) else {
        return ColorTransform.Choice(note: FileNote(.colorProfileBroken))
      }
      return ColorTransform.choose(profile: profile, source: .rgb)
    }
    guard facts.transfer > 0 else { return .srgb }
    return CodePoints(primaries: Int(facts.primaries), transfer: Int(facts.transfer)).choose()
  }

  private static func read(_ count: Int, _ body: (UnsafeMutablePointer<UInt8>?) -> Int32) -> [UInt8]? {
    guard (1...sideDataLimit).contains(count) else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      isWhole = body(buffer.baseAddress) != 0
      initialized = isWhole ? count : 0
    }
    return isWhole ? bytes : nil
  }

  /// ISO/IEC 23008-12, A.2.1: four bytes say how many more come before the TIFF structure.
  private static func tiff(_ item: [UInt8]) -> [UInt8]? {
    let reader = ByteReader(item, in: item.startIndex..<item.endIndex)
    guard let skipped = reader.uint32(at: 0),
      let place = reader.absolute(4 + skipped, count: item.count - 4 - skipped)
    else { return nil }
    return Array(item[place])
  }

  private static func check(_ outcome: codec_outcome, _ report: codec_report) throws(CodecError) {
    switch outcome {
    case CODEC_OK: return
    case CODEC_NO_LIBRARY: throw .decoderMissing(package: "libheif1")
    case CODEC_NO_DECODER: throw .decoderMissing(package: "libheif-plugin-libde265 libheif-plugin-dav1d")
    case CODEC_UNSUPPORTED: throw .unsupportedFormat("HEIF: \(report.failureText)")
    default: try report.checkDecoding(outcome)
    }
  }
}
