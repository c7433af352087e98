internal import CCodecs
internal import Raster

extension Photo {
  init(png bytes: [UInt8], limits: Limits) throws(CodecError) {
    let header = try PNGHeader(bytes)
    try limits.check(header.size)
    let exif = header.exif.map { EXIF(bytes, in: $0) }
    let color = try Photo.color(of: header, in: bytes)

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

    let file = FileFacts(
      format: .png, byteCount: bytes.count, storedSize: header.size, colorModel: header.colorModel,
      bitsPerSample: header.bitDepth, hasAlpha: header.hasAlpha, orientation: exif?.orientation ?? 1,
      density: header.density ?? exif?.density, captureDate: exif?.dateTimeOriginal, software: exif?.software,
      profile: color.description,
      hasEXIF: header.exif != nil, trailingBytes: trailing,
      warnings: (exif?.warnings ?? []) + (color.warning.map { [$0] } ?? []) + report.warningTexts)
    self.init(
      decoded: RGBImage(width: header.size.width, height: header.size.height, samples: samples), file: file)
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

  private static func color(of header: PNGHeader, in bytes: [UInt8]) throws(CodecError)
    -> ColorTransform.Choice
  {
    guard header.hasProfile else { return ColorTransform.Choice(description: "sRGB") }
    var report = codec_report()
    var outcome = CODEC_DAMAGED
    var profile: UnsafeMutablePointer<UInt8>?
    var count = 0
    withSource(bytes, header) { outcome = codec_png_profile(&$0, &profile, &count, &report) }
    defer { codec_free(profile) }
    try report.checkDecoding(outcome)
    guard let profile else {
      return ColorTransform.Choice(description: "sRGB", warning: "ICC profile ignored: it is broken")
    }
    return ColorTransform.choose(
      profile: [UInt8](UnsafeBufferPointer(start: profile, count: count)),
      source: header.colorModel == .gray ? .gray : .rgb)
  }
}
