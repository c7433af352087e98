public import SystemPackage

/// A path as text without loss: bytes that are no UTF-8 stand as characters of the private use area, U+F780–F7FF for
/// 80–FF, and so do the bytes of characters that lie there themselves. Every other path is its own text.
extension FilePath {
  public init(escapedText text: String) {
    self.init(
      bytes: text.unicodeScalars.flatMap { scalar -> [UInt8] in
        FilePath.escapes.contains(scalar.value)
          ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(String(scalar).utf8)
      })
  }

  public var escapedText: String { FilePath.escaped(bytes) }

  /// The text of any bytes, such as an argument of a program.
  public static func escaped(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    while !rest.isEmpty {
      var next = rest.makeIterator()
      var parser = Unicode.UTF8.ForwardParser()
      var count = 1
      if case .valid(let encoded) = parser.parseScalar(from: &next) {
        let scalar = Unicode.UTF8.decode(encoded)
        count = encoded.count
        if !escapes.contains(scalar.value) {
          text.append(scalar)
          rest = rest.dropFirst(count)
          continue
        }
      }
      for byte in rest.prefix(count) {
        if let scalar = Unicode.Scalar(0xF700 + UInt32(byte)) { text.append(scalar) }
      }
      rest = rest.dropFirst(count)
    }
    return String(text)
  }

  private static let escapes: ClosedRange<UInt32> = 0xF780...0xF7FF
}
