internal import CCodecs
internal import Raster

extension Photo {
  /// A progressive file has about ten scans; each costs a pass over the picture, however few bytes it takes.
  private static let scanLimit: UInt32 = 100

  init(jpeg bytes: [UInt8], limits: Limits, atLeast shortSide: Int?) throws(CodecError) {
    let header = try JPEGHeader(bytes)
    let size = header.frame.size
    try limits.check(size)
    let exif = header.exif.map { EXIF(bytes, in: $0) }
    let color = Photo.color(of: header, exif: exif, in: bytes)
    let denominator = Photo.denominator(size, atLeast: shortSide)
    let decoded = Size(
      width: (size.width + denominator - 1) / denominator,
      height: (size.height + denominator - 1) / denominator)

    var report = codec_report()
    var outcome = CODEC_DAMAGED
    var end = codec_jpeg_end()
    let count = decoded.width * decoded.height * 3
    try limits.check(memory: count)
    let samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      bytes.withUnsafeBufferPointer { bytes in
        var source = codec_jpeg_source(
          bytes: bytes.baseAddress, count: bytes.count, width: UInt32(size.width),
          height: UInt32(size.height),
          components: UInt32(header.frame.components), denominator: UInt32(denominator),
          inverted: header.hasAdobeMarker ? 1 : 0, scan_limit: Photo.scanLimit,
          memory_limit: limits.memory)
        outcome = codec_jpeg_decode(&source, color.transform?.handle, buffer.baseAddress, &end, &report)
      }
      initialized = outcome == CODEC_OK ? count : 0
    }
    try report.checkDecoding(outcome)

    var notes = header.notes + (exif?.notes ?? [])
    if let note = color.note { notes.append(note) }
    if let note = Photo.densityConflict(header.density, exif?.density) { notes.append(note) }
    notes += report.remarks
    if end.end_missing != 0 { notes.append(FileNote(.endMissing)) }
    notes += JPEGContents(header, bytes, trailing: end.trailing_bytes).notes
    let model: FileFacts.ColorModel = [1: .gray, 4: .cmyk][header.frame.components] ?? .rgb
    let file = FileFacts(
      format: .jpeg, byteCount: bytes.count, storedSize: size, colorModel: model,
      isProgressive: header.isProgressive,
      jpegQuality: header.tables[header.frame.luminanceTable]?.nearestQuality,
      density: header.density, profile: color.description, trailingBytes: end.trailing_bytes, notes: notes)
    self.init(
      decoded: RGBImage(width: decoded.width, height: decoded.height, samples: samples),
      file: file.completed(by: exif))
  }

  /// JFIF comes first in the file and counts, as most readers have it; people whose program shows the other number are
  /// told.
  private static func densityConflict(_ jfif: FileFacts.Density?, _ exif: FileFacts.Density?) -> FileNote? {
    guard let jfif, let exif, abs(jfif.x - exif.x) > 0.5 || abs(jfif.y - exif.y) > 0.5 else { return nil }
    return FileNote(
      .densityConflict, "JFIF \(Int(jfif.x.rounded())), EXIF \(Int(min(exif.x, 1e6).rounded())) dpi")
  }

  private static func color(of header: JPEGHeader, exif: EXIF?, in bytes: [UInt8]) -> ColorTransform.Choice {
    if let profile = header.profile(in: bytes) {
      let source: ColorTransform.Source = [1: .gray, 4: .cmyk][header.frame.components] ?? .rgb
      return ColorTransform.choose(profile: profile, source: source, inverted: header.hasAdobeMarker)
    }
    if !header.profileParts.isEmpty { return ColorTransform.Choice(note: FileNote(.colorProfileIncomplete)) }
    if header.frame.components == 3, exif?.declaresAdobeRGB == true {
      return ColorTransform.choose(space: .adobeRGB)
    }
    return .srgb
  }

  /// The largest of 8, 4, 2, 1 that leaves the shorter side long enough.
  private static func denominator(_ size: Size, atLeast shortSide: Int?) -> Int {
    guard let shortSide else { return 1 }
    let shorter = min(size.width, size.height)
    return [8, 4, 2].first { shorter / $0 >= max(1, shortSide) } ?? 1
  }
}
