internal import Raster

extension Photo {
  /// - Parameter decoder: nil where no process may be started.
  init(
    heif bytes: [UInt8], _ format: FileFacts.Format, limits: Limits, decoder: IsolatedDecoder?
  ) throws(CodecError) {
    let header = try HEIFHeader(bytes)
    guard let decoder else { throw .unsupportedFormat(format.rawValue.uppercased()) }
    let picture = try decoder.decode(bytes, limits: limits)
    let exif = picture.exif.isEmpty ? nil : EXIF(picture.exif, in: 0..<picture.exif.count)
    let file = FileFacts(
      format: format, byteCount: bytes.count, storedSize: picture.size, bitsPerSample: picture.bitsPerSample,
      hasAlpha: picture.hasAlpha, profile: picture.profile, trailingBytes: header.trailingBytes,
      notes: (exif?.notes ?? []) + picture.notes + header.notes(beside: picture, exif?.orientation ?? 1))
    // The boxes of the file have turned it; EXIF is for information here (ISO/IEC 23000-22, 7.3.6.7).
    var completed = file.completed(by: exif)
    completed.orientation = 1
    self.init(
      decoded: RGBImage(width: picture.size.width, height: picture.size.height, samples: picture.samples),
      file: completed)
  }
}

extension HEIFHeader {
  fileprivate func notes(beside picture: DecodedPicture, _ orientation: Int) -> [FileNote] {
    var notes: [FileNote] = []
    if orientation != 1, !isTurned { notes.append(FileNote(.orientationIgnored, String(orientation))) }
    if isSequence { notes.append(FileNote(.animation)) }
    if declaresGainMap, !picture.notes.contains(FileNote(.gainMap)) { notes.append(FileNote(.gainMap)) }
    if isMotionPhoto {
      notes.append(FileNote(.motionPhoto))
    } else if trailingBytes > 0 {
      notes.append(FileNote(.dataAfterEnd, "\(trailingBytes) B"))
    }
    return notes
  }
}
