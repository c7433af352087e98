import Localization

/// JSON for people: two spaces a level, objects of plain values on one line.
enum JSONWriter {
  private static let widest = 100

  static func text(_ value: JSONValue, indent: Int = 0) -> String {
    let line = flat(value)
    if line.count + indent <= widest, !isNested(value) { return line }
    let blank = String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch value.content {
    case .object(let members):
      let lines = members.map { "\(blank)\(quoted($0.name)): \(text($0.value, indent: indent + 2))" }
      return "{\n" + lines.joined(separator: ",\n") + end + "}"
    case .list(let elements):
      return "[\n" + elements.map { blank + text($0, indent: indent + 2) }.joined(separator: ",\n") + end
        + "]"
    default: return line
    }
  }

  /// Holds objects or lists that hold something themselves.
  private static func isNested(_ value: JSONValue) -> Bool {
    func holds(_ value: JSONValue) -> Bool {
      switch value.content {
      case .object, .list: true
      default: false
      }
    }
    switch value.content {
    case .object(let members): return members.contains { holds($0.value) }
    case .list(let elements): return elements.contains(where: holds)
    default: return false
    }
  }

  private static func flat(_ value: JSONValue) -> String {
    switch value.content {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    case .text(let text): quoted(text)
    case .list(let elements): "[" + elements.map(flat).joined(separator: ", ") + "]"
    case .object(let members):
      members.isEmpty
        ? "{}" : "{ " + members.map { "\(quoted($0.name)): \(flat($0.value))" }.joined(separator: ", ") + " }"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20:
        result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
