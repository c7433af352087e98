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
    var trailing = 0
    let count = decoded.width * decoded.height * 3
    let samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      bytes.withUnsafeBufferPointer { bytes in
        var source = codec_jpeg_source(
          bytes: bytes.baseAddress, count: bytes.count, width: UInt32(size.width),
          height: UInt32(size.height),
          components: UInt32(header.frame.components), denominator: UInt32(denominator),
          inverted: header.hasAdobeMarker ? 1 : 0, scan_limit: Photo.scanLimit,
          memory_limit: limits.pixels * 4)
        outcome = codec_jpeg_decode(&source, color.transform?.handle, buffer.baseAddress, &trailing, &report)
      }
      initialized = outcome == CODEC_OK ? count : 0
    }
    try report.checkDecoding(outcome)

    let model: FileFacts.ColorModel = [1: .gray, 4: .cmyk][header.frame.components] ?? .rgb
    let file = FileFacts(
      format: .jpeg, byteCount: bytes.count, storedSize: size, colorModel: model,
      isProgressive: header.isProgressive,
      jpegQuality: header.tables[header.frame.luminanceTable]?.nearestQuality,
      orientation: exif?.orientation ?? 1, density: header.density ?? exif?.density,
      captureDate: exif?.dateTimeOriginal, software: exif?.software, profile: color.description,
      hasEXIF: header.exif != nil,
      trailingBytes: trailing,
      warnings: header.warnings + (exif?.warnings ?? []) + (color.warning.map { [$0] } ?? [])
        + report.warningTexts)
    self.init(
      decoded: RGBImage(width: decoded.width, height: decoded.height, samples: samples), file: file)
  }

  private static func color(of header: JPEGHeader, exif: EXIF?, in bytes: [UInt8]) -> ColorTransform.Choice {
    if let profile = header.profile(in: bytes) {
      let source: ColorTransform.Source = [1: .gray, 4: .cmyk][header.frame.components] ?? .rgb
      return ColorTransform.choose(profile: profile, source: source, inverted: header.hasAdobeMarker)
    }
    if !header.profileParts.isEmpty {
      return ColorTransform.Choice(
        description: "sRGB", warning: "ICC profile ignored: its parts do not fit together")
    }
    if header.frame.components == 3, exif?.declaresAdobeRGB == true { return ColorTransform.adobeRGB() }
    return ColorTransform.Choice(description: "sRGB")
  }

  /// The largest of 8, 4, 2, 1 that leaves the shorter side long enough.
  private static func denominator(_ size: Size, atLeast shortSide: Int?) -> Int {
    guard let shortSide else { return 1 }
    let shorter = min(size.width, size.height)
    return [8, 4, 2].first { shorter / $0 >= max(1, shortSide) } ?? 1
  }
}
