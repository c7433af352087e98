internal import CCodecs
internal import Raster

extension Photo {
  init(png bytes: [UInt8], limits: Limits) throws(CodecError) {
    let header = try PNGHeader(bytes)
    try limits.check(header.size)
    try limits.check(memory: header.memory)
    let exif = header.exif.map { EXIF(bytes, in: $0) }
    let color = try header.color.choose(isGray: header.colorModel == .gray, wide: header.bitDepth == 16) {
      () throws(CodecError) in try Photo.profile(of: header, in: bytes)
    }

    var report = codec_report()
    var outcome = CODEC_DAMAGED
    let count = header.size.width * header.size.height * 3
    let samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      Photo.withSource(bytes, header) { source in
        outcome = codec_png_decode(&source, color.transform?.handle, buffer.baseAddress, &report)
      }
      initialized = outcome == CODEC_OK ? count : 0
    }
    try report.checkDecoding(outcome)
    guard let trailing = header.trailingBytes else { throw .truncated }

    var notes = exif?.notes ?? []
    if let note = color.note { notes.append(note) }
    if !header.brokenChunks.isEmpty {
      notes.append(FileNote(.checksumWrong, header.brokenChunks.joined(separator: ", ")))
    }
    // Wrong checksums are told already.
    notes += report.remarks.filter { $0.detail?.hasSuffix("CRC error") != true }
    if header.isAnimated { notes.append(FileNote(.animation)) }
    if trailing > 0 { notes.append(FileNote(.dataAfterEnd, "\(trailing) B")) }
    let file = FileFacts(
      format: .png, byteCount: bytes.count, storedSize: header.size, colorModel: header.colorModel,
      bitsPerSample: header.bitDepth, hasAlpha: header.hasAlpha, density: header.density,
      profile: color.description, trailingBytes: trailing, notes: notes)
    self.init(
      decoded: RGBImage(width: header.size.width, height: header.size.height, samples: samples),
      file: file.completed(by: exif))
  }

  private static func withSource(
    _ bytes: [UInt8], _ header: PNGHeader, _ body: (inout codec_png_source) -> Void
  ) {
    bytes.withUnsafeBufferPointer { bytes in
      var source = codec_png_source(
        bytes: bytes.baseAddress, count: bytes.count, width: UInt32(header.size.width),
        height: UInt32(header.size.height))
      body(&source)
    }
  }

  /// Nil where libpng refuses it.
  private static func profile(of header: PNGHeader, in bytes: [UInt8]) throws(CodecError) -> [UInt8]? {
    var report = codec_report()
    var outcome = CODEC_DAMAGED
    var profile: UnsafeMutablePointer<UInt8>?
    var count = 0
    withSource(bytes, header) { outcome = codec_png_profile(&$0, &profile, &count, &report) }
    defer { codec_free(profile) }
    try report.checkDecoding(outcome)
    return profile.map { [UInt8](UnsafeBufferPointer(start: $0, count: count)) }
  }
}
