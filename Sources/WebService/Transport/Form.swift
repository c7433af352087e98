/// The fields of a sent form (application/x-www-form-urlencoded, WHATWG URL §5.1).
struct Form: Sendable, Hashable {
  private var fields: [String: [String]] = [:]

  /// Bytes of a form, and fields in it.
  static let byteLimit = 64 << 10
  private static let mostFields = 200

  init() {}

  init(_ text: some StringProtocol) {
    for pair in text.split(separator: "&", maxSplits: Form.mostFields).prefix(Form.mostFields) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Form.decoded(parts[0]), let value = Form.decoded(parts.count > 1 ? parts[1] : "")
      else {
        continue
      }
      fields[name, default: []].append(value)
    }
  }

  /// The first value of a field; empty where there is none.
  subscript(_ name: String) -> String { fields[name]?.first ?? "" }

  func all(_ name: String) -> [String] { fields[name] ?? [] }

  /// Nil for what is no text.
  private static func decoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          return nil
        }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
