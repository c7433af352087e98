/// One image file directory of a TIFF structure (TIFF 6.0, section 2): entries of 12 bytes, each with tag, type, count
/// and a value or its offset. What lies outside of the data is not there.
struct TIFFDirectory {
  /// What keeps a directory from being read whole.
  enum Flaw: String, Error {
    case outside = "a directory outside of the data"
    case cutOff = "a directory cut off"
  }

  private let tiff: ByteReader
  /// Where the entry of each tag begins; the first wins.
  private var entries: [Int: Int] = [:]
  /// Nil where the directory is whole.
  private(set) var flaw: Flaw?

  /// - Parameter offset: from the byte order mark on.
  init(_ tiff: ByteReader, at offset: Int) {
    self.tiff = tiff
    guard let count = tiff.uint16(at: offset) else {
      flaw = .outside
      return
    }
    for i in 0..<count {
      let entry = offset + 2 + i * 12
      guard tiff.absolute(entry, count: 12) != nil, let tag = tiff.uint16(at: entry) else {
        flaw = .cutOff
        return
      }
      if entries[tag] == nil { entries[tag] = entry }
    }
  }

  private enum Kind {
    static let byte = 1, ascii = 2, short = 3, long = 4, rational = 5, undefined = 7, signedLong = 9
  }

  func contains(_ tag: Int) -> Bool { entries[tag] != nil }

  func integer(_ tag: Int) -> Int? {
    guard let entry = entries[tag], let kind = tiff.uint16(at: entry + 2),
      let count = tiff.uint32(at: entry + 4), count >= 1
    else { return nil }
    switch kind {
    case Kind.byte: return tiff.byte(at: entry + 8).map { Int($0) }
    case Kind.short: return tiff.uint16(at: entry + 8)
    case Kind.long: return tiff.uint32(at: entry + 8)
    case Kind.signedLong: return tiff.uint32(at: entry + 8).flatMap { $0 <= Int32.max ? $0 : nil }
    default: return nil
    }
  }

  func rational(_ tag: Int) -> Double? {
    if let whole = integer(tag) { return Double(whole) }
    guard let entry = entries[tag], tiff.uint16(at: entry + 2) == Kind.rational,
      let offset = tiff.uint32(at: entry + 8), let numerator = tiff.uint32(at: offset),
      let denominator = tiff.uint32(at: offset + 4), denominator > 0
    else { return nil }
    return Double(numerator) / Double(denominator)
  }

  /// Printable ASCII up to the first NUL, at most 64 characters; nil where nothing is left.
  func text(_ tag: Int) -> String? {
    guard let place = bytes(tag, kind: Kind.ascii) else { return nil }
    let characters = tiff.bytes[place].prefix(64).prefix { $0 != 0 }
    guard !characters.isEmpty, characters.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: characters, as: UTF8.self)
  }

  /// Where the bytes of an entry of no type lie.
  func data(_ tag: Int) -> Range<Int>? { bytes(tag, kind: Kind.undefined) }

  private func bytes(_ tag: Int, kind: Int) -> Range<Int>? {
    guard let entry = entries[tag], tiff.uint16(at: entry + 2) == kind, let count = tiff.uint32(at: entry + 4)
    else { return nil }
    guard let offset = count <= 4 ? entry + 8 : tiff.uint32(at: entry + 8) else { return nil }
    return tiff.absolute(offset, count: count)
  }
}

extension ByteReader {
  /// The reader of a TIFF structure, in the byte order it asks for, and where its first directory lies; nil where these
  /// bytes are none.
  static func tiff(_ bytes: [UInt8], in range: Range<Int>) -> (reader: ByteReader, first: Int)? {
    var tiff = ByteReader(bytes, in: range)
    if tiff.starts(with: "II") {
      tiff.order = .little
    } else if !tiff.starts(with: "MM") {
      return nil
    }
    guard tiff.uint16(at: 2) == 42, let first = tiff.uint32(at: 4) else { return nil }
    return (tiff, first)
  }
}
