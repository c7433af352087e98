internal import CCodecs
internal import Raster

extension Photo {
  init(webp bytes: [UInt8], limits: Limits) throws(CodecError) {
    let header = try WebPHeader(bytes)
    try limits.check(header.size)
    try limits.check(memory: header.memory)
    let exif = header.exif.map { EXIF(bytes, in: $0) }
    let color = header.profile.map { ColorTransform.choose(profile: Array(bytes[$0]), source: .rgb) } ?? .srgb

    let size = header.pictureSize
    var report = codec_report()
    var outcome = CODEC_DAMAGED
    var hasAlpha: Int32 = 0
    let count = size.width * size.height * 3
    let samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      bytes[header.picture].withUnsafeBufferPointer { picture in
        var source = codec_webp_source(
          bytes: picture.baseAddress, count: picture.count, width: UInt32(size.width),
          height: UInt32(size.height))
        outcome = codec_webp_decode(&source, color.transform?.handle, buffer.baseAddress, &hasAlpha, &report)
      }
      initialized = outcome == CODEC_OK ? count : 0
    }
    try report.checkDecoding(outcome)

    var notes = exif?.notes ?? []
    if let note = color.note { notes.append(note) }
    if header.isAnimated { notes.append(FileNote(.animation)) }
    if header.trailingBytes > 0 { notes.append(FileNote(.dataAfterEnd, "\(header.trailingBytes) B")) }
    let coversCanvas = size == header.size
    let file = FileFacts(
      format: .webp, byteCount: bytes.count, storedSize: header.size,
      hasAlpha: hasAlpha != 0 || !coversCanvas,
      profile: color.description, trailingBytes: header.trailingBytes, notes: notes)
    let picture = RGBImage(width: size.width, height: size.height, samples: samples)
    self.init(
      decoded: coversCanvas ? picture : Photo.onWhite(picture, header), file: file.completed(by: exif))
  }

  /// A frame that is smaller than its canvas.
  private static func onWhite(_ frame: RGBImage, _ header: WebPHeader) -> RGBImage {
    let width = header.size.width
    var samples = [UInt8](repeating: 255, count: width * header.size.height * 3)
    for y in 0..<frame.height {
      let row = frame.samples[y * frame.width * 3..<(y + 1) * frame.width * 3]
      let start = ((header.top + y) * width + header.left) * 3
      samples.replaceSubrange(start..<start + row.count, with: row)
    }
    return RGBImage(width: width, height: header.size.height, samples: samples)
  }
}
