import Raster

@testable import Codecs

enum Pictures {
  /// Little pictures: the reader's branches and not its loops are what is looked at.
  private static let limits = Limits(bytes: 1 << 20, pixels: 4096, side: 256, memory: 1 << 24)

  static func jpeg(_ bytes: [UInt8]) {
    // Reduced by what the last byte says, or not at all.
    let shortSide = bytes.last.flatMap { $0 & 1 == 0 ? nil : Int($0 >> 1) }
    look { () throws(CodecError) in try Photo(jpeg: bytes, limits: limits, atLeast: shortSide) }
  }

  static func png(_ bytes: [UInt8]) {
    look { () throws(CodecError) in try Photo(png: bytes, limits: limits) }
  }

  static func webp(_ bytes: [UInt8]) {
    look { () throws(CodecError) in try Photo(webp: bytes, limits: limits) }
  }

  /// The boxes, and the signature by which a file is told: libheif itself runs in a process of its own.
  static func boxes(_ bytes: [UInt8]) {
    _ = Container(bytes)
    look { () throws(CodecError) in try Photo(bytes: bytes, limits: limits, decoder: nil) }
    guard let header = try? HEIFHeader(bytes) else { return }
    precondition((0...bytes.count).contains(header.trailingBytes))
  }

  static func exif(_ bytes: [UInt8]) {
    let exif = EXIF(bytes, in: 0..<bytes.count)
    precondition((1...8).contains(exif.orientation ?? 1))
    let facts = FileFacts(format: .png, byteCount: 0, storedSize: Size(width: 1, height: 1))
    _ = facts.completed(by: exif)
    _ = PictureIndex(bytes, in: 0..<bytes.count)
    for note in exif.notes { _ = note.text }
  }

  /// The first byte chooses what the picture's samples are; few are of 16 bits, whose tables take most of the time.
  static func profile(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let source: ColorTransform.Source = [.gray, .rgb, .rgb, .cmyk][Int(first & 3)]
    let choice = ColorTransform.choose(
      profile: Array(bytes.dropFirst()), source: source, inverted: first & 4 != 0, wide: first & 0xF8 == 8)
    precondition(choice.description.utf8.count <= 1024)
  }

  /// What a decoder answers that a hostile file has taken over.
  static func answer(_ bytes: [UInt8]) {
    _ = DecodingRequest(bytes)
    _ = DecodingAnswer.headLength(bytes)
    switch DecodingAnswer(head: bytes) {
    case .picture(let picture):
      _ = IsolatedDecoder.sampleCount(of: picture, limits)
      if !picture.exif.isEmpty { exif(picture.exif) }
      for note in picture.notes { _ = note.text }
    case .error(let error): _ = error.text
    case nil: return
    }
  }

  private static func look(_ read: () throws(CodecError) -> Photo) {
    do throws(CodecError) {
      let photo = try read()
      precondition(photo.image.samples.count == photo.image.width * photo.image.height * 3)
      precondition(photo.sourceSize.width * photo.sourceSize.height <= limits.pixels)
      precondition(photo.file.trailingBytes >= 0)
      for note in photo.file.notes { _ = note.text }
    } catch {
      _ = error.text
    }
  }
}
