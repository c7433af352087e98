internal import Raster

/// What the decoding process is asked and what it answers: numbers of eight bytes, big end first, and byte strings after
/// their length. Read as untrusted by the one who asked: a decoder that was taken over may answer anything.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func write(_ value: [UInt8]) {
    write(value.count)
    bytes += value
  }

  mutating func write(_ value: String) { write(Array(value.utf8)) }
}

/// Reads what `ByteWriter` wrote, in its order; nil from the first fault on.
struct MessageReader {
  private let reader: ByteReader
  private var position = 0

  init(_ bytes: [UInt8]) { reader = ByteReader(bytes, in: bytes.startIndex..<bytes.endIndex) }

  mutating func number() -> Int? {
    defer { position += 8 }
    return reader.uint64(at: position)
  }

  mutating func data() -> [UInt8]? {
    guard let count = number(), let place = reader.absolute(position, count: count) else { return nil }
    position += count
    return Array(reader.bytes[place])
  }

  /// Names and what a library said are a line at most.
  private static let textLimit = 1024

  mutating func text() -> String? {
    data().flatMap { $0.count <= MessageReader.textLimit ? String(decoding: $0, as: UTF8.self) : nil }
  }
}

/// Bytes of a file follow it.
struct DecodingRequest: Equatable {
  var byteCount: Int
  var limits: Limits
  var seconds: Int

  /// Encoded.
  static let length = 6 * 8

  init(byteCount: Int, limits: Limits, seconds: Int) {
    self.byteCount = byteCount
    self.limits = limits
    self.seconds = seconds
  }

  init?(_ bytes: [UInt8]) {
    var reader = MessageReader(bytes)
    guard let byteCount = reader.number(), let maximum = reader.number(), let pixels = reader.number(),
      let side = reader.number(), let memory = reader.number(), let seconds = reader.number()
    else { return nil }
    self.init(
      byteCount: byteCount, limits: Limits(bytes: maximum, pixels: pixels, side: side, memory: memory),
      seconds: seconds)
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    for number in [byteCount, limits.bytes, limits.pixels, limits.side, limits.memory, seconds] {
      writer.write(number)
    }
    return writer.bytes
  }
}

/// The head of an answer; the samples of a picture follow it.
enum DecodingAnswer {
  case picture(DecodedPicture)
  case error(CodecError)

  /// Magic number and length of the head.
  static let prefixLength = 16
  private static let magic = 0x6772_6164_5f64_6563
  /// EXIF, names and notes: what is longer is no answer.
  private static let headLimit = 80 << 20

  var head: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .picture(let picture):
      writer.write(0)
      writer.write(picture.size.width)
      writer.write(picture.size.height)
      writer.write(picture.bitsPerSample)
      writer.write(picture.hasAlpha ? 1 : 0)
      writer.write(picture.profile)
      writer.write(picture.exif)
      writer.write(picture.notes.count)
      for note in picture.notes {
        writer.write(note.code.rawValue)
        writer.write(note.detail ?? "")
      }
    case .error(let error):
      writer.write(1)
      error.write(into: &writer)
    }
    var prefix = ByteWriter()
    prefix.write(DecodingAnswer.magic)
    prefix.write(writer.bytes.count)
    return prefix.bytes + writer.bytes
  }

  /// How long the head is.
  static func headLength(_ prefix: [UInt8]) -> Int? {
    var reader = MessageReader(prefix)
    guard reader.number() == magic, let length = reader.number(), length <= headLimit else { return nil }
    return length
  }

  /// - Parameter head: after the prefix.
  init?(head: [UInt8]) {
    var reader = MessageReader(head)
    switch reader.number() {
    case 0:
      guard let width = reader.number(), let height = reader.number(), let bits = reader.number(),
        let alpha = reader.number(), let profile = reader.text(), let exif = reader.data(),
        let count = reader.number()
      else { return nil }
      var notes: [FileNote] = []
      for _ in 0..<min(count, FileNote.Code.allCases.count) {
        guard let code = reader.text().flatMap(FileNote.Code.init), let detail = reader.text() else {
          return nil
        }
        notes.append(FileNote(code, detail.isEmpty ? nil : detail))
      }
      self = .picture(
        DecodedPicture(
          size: Size(width: width, height: height), bitsPerSample: bits, hasAlpha: alpha != 0,
          profile: profile,
          notes: notes, exif: exif, samples: []))
    case 1:
      guard let error = CodecError(&reader) else { return nil }
      self = .error(error)
    default: return nil
    }
  }
}

extension CodecError {
  /// Those that a decoder throws.
  fileprivate func write(into writer: inout ByteWriter) {
    writer.write(code)
    switch self {
    case .unsupportedFormat(let text, _), .damaged(let text), .decoderMissing(let text): writer.write(text)
    case .tooManyBytes(let value, let limit), .tooManyPixels(let value, let limit),
      .sideTooLong(let value, let limit):
      writer.write(value)
      writer.write(limit)
    default: break
    }
  }

  fileprivate init?(_ reader: inout MessageReader) {
    func values(_ reader: inout MessageReader) -> (Int, Int)? {
      guard let value = reader.number(), let limit = reader.number() else { return nil }
      return (value, limit)
    }
    switch reader.text() {
    case "unsupported-format":
      guard let text = reader.text() else { return nil }
      self = .unsupportedFormat(text)
    case "damaged-file":
      guard let text = reader.text() else { return nil }
      self = .damaged(text)
    case "decoder-missing":
      guard let text = reader.text() else { return nil }
      self = .decoderMissing(package: text)
    case "too-many-pixels":
      guard let (value, limit) = values(&reader) else { return nil }
      self = .tooManyPixels(value, limit: limit)
    case "side-too-long":
      guard let (value, limit) = values(&reader) else { return nil }
      self = .sideTooLong(value, limit: limit)
    case "truncated-file": self = .truncated
    case "out-of-memory": self = .outOfMemory
    default: return nil
    }
  }
}
