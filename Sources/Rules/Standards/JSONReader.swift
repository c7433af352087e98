import Localization

/// Reads JSON (RFC 8259) and remembers where each value stands: Foundation's readers do not tell.
struct JSONReader {
  private let bytes: [UInt8]
  private var next = 0
  private var depth = 0
  private static let depthLimit = 32

  /// - Throws: a fault at the first byte that is no JSON.
  static func read(_ bytes: [UInt8]) throws(FileFault) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.next = 3 }
    if let invalid = UTF8Check.firstInvalid(bytes) {
      throw FileFault(invalid, zh: "不是 UTF-8 编码的文字", en: "this is not UTF-8 text")
    }
    reader.skipBlanks()
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.next == bytes.count else { throw reader.unexpected("文件末尾", "the end of the file") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func skipBlanks() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { next += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    next += 1
    return true
  }

  private func unexpected(_ zh: String, _ en: String) -> FileFault {
    guard let byte = current else {
      return FileFault(
        next, zh: "不是有效的 JSON：文件提前结束，此处应为\(zh)", en: "this is no JSON: the file ends where \(en) should be")
    }
    let rest = String(decoding: bytes[next..<min(bytes.count, next + 16)], as: UTF8.self)
    let found = byte < 0x20 ? "\\u{\(String(byte, radix: 16))}" : String(rest.prefix(1))
    return FileFault(
      next, zh: "不是有效的 JSON：此处应为\(zh)，而不是“\(found)”",
      en: "this is no JSON: \(en) should be here, not “\(found)”")
  }

  private mutating func value() throws(FileFault) -> JSONValue {
    let start = next
    guard depth < JSONReader.depthLimit else {
      throw FileFault(start, zh: "嵌套太深", en: "there are too many levels of nesting")
    }
    depth += 1
    defer { depth -= 1 }
    switch current {
    case UInt8(ascii: "{"): return JSONValue(.object(try members()), offset: start)
    case UInt8(ascii: "["): return JSONValue(.list(try elements()), offset: start)
    case UInt8(ascii: "\""): return JSONValue(.text(try text()), offset: start)
    case UInt8(ascii: "t"): return JSONValue(try word("true", .flag(true)), offset: start)
    case UInt8(ascii: "f"): return JSONValue(try word("false", .flag(false)), offset: start)
    case UInt8(ascii: "n"): return JSONValue(try word("null", .null), offset: start)
    default: return JSONValue(.number(try number()), offset: start)
    }
  }

  private mutating func word(_ word: String, _ content: JSONValue.Content) throws(FileFault)
    -> JSONValue.Content
  {
    for byte in word.utf8 where !take(byte) { throw unexpected(" \(word)", word) }
    return content
  }

  private mutating func members() throws(FileFault) -> [JSONValue.Member] {
    next += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return members }
    while true {
      skipBlanks()
      let start = next
      guard current == UInt8(ascii: "\"") else { throw unexpected("带引号的字段名", "a field's name in quotes") }
      let name = try text()
      guard names.insert(name).inserted else {
        throw FileFault(start, zh: "字段“\(name)”出现了两次", en: "the field “\(name)” stands here twice")
      }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw unexpected("冒号", "a colon") }
      skipBlanks()
      members.append(JSONValue.Member(name: name, offset: start, value: try value()))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw unexpected("逗号或右花括号", "a comma or a closing brace") }
    }
  }

  private mutating func elements() throws(FileFault) -> [JSONValue] {
    next += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      skipBlanks()
      elements.append(try value())
      skipBlanks()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw unexpected("逗号或右方括号", "a comma or a closing bracket") }
    }
  }

  private mutating func number() throws(FileFault) -> Double {
    let start = next
    func digits() -> Bool {
      let first = next
      while let byte = current, (0x30...0x39).contains(byte) { next += 1 }
      return next > first
    }
    _ = take(UInt8(ascii: "-"))
    let isZero = current == UInt8(ascii: "0")
    let first = next
    guard digits() else { throw unexpected("一个值", "a value") }
    guard !isZero || next == first + 1 else {
      throw FileFault(start, zh: "数字不能以 0 开头", en: "a number can't begin with 0")
    }
    if take(UInt8(ascii: ".")) {
      guard digits() else { throw unexpected("小数", "digits") }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() else { throw unexpected("指数", "an exponent") }
    }
    guard let number = Double(String(decoding: bytes[start..<next], as: UTF8.self)), number.isFinite else {
      throw FileFault(start, zh: "数字太大", en: "this number is too large")
    }
    return number
  }

  private mutating func text() throws(FileFault) -> String {
    next += 1
    var units: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        next += 1
        return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"): units += Array(String(try escape()).utf8)
      case ..<0x20: throw unexpected("文字的结尾引号", "the closing quote of a text")
      default:
        units.append(byte)
        next += 1
      }
    }
    throw unexpected("文字的结尾引号", "the closing quote of a text")
  }

  private mutating func escape() throws(FileFault) -> Unicode.Scalar {
    next += 1
    guard let byte = current else { throw unexpected("转义字符", "an escape") }
    next += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try hexadecimal()
      if let scalar = Unicode.Scalar(high) { return scalar }
      // A pair of surrogates stands for one character; a single one stands for none.
      if (0xD800..<0xDC00).contains(high), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low),
          let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        {
          return scalar
        }
      }
      return "\u{FFFD}"
    default:
      next -= 1
      throw unexpected("转义字符", "an escape")
    }
  }

  private mutating func hexadecimal() throws(FileFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("四位十六进制数", "four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      next += 1
    }
    return value
  }
}

private enum UTF8Check {
  /// Where the first ill-formed sequence begins; nil where there is none.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}
