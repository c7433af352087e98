/// What stands under a print: "{学号} {姓名}".
public struct CaptionTemplate: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case text(String)
    case field(String)
  }

  private let parts: [Part]

  /// - Throws: `SheetError.badCaption`.
  public init(_ text: String) throws(SheetError) {
    var parts: [Part] = []
    var rest = text[...]
    while !rest.isEmpty {
      let literal = rest.prefix { $0 != "{" && $0 != "}" }
      if !literal.isEmpty { parts.append(.text(String(literal))) }
      rest = rest.dropFirst(literal.count)
      guard let brace = rest.first else { break }
      guard brace == "{", let end = rest.firstIndex(of: "}") else { throw .badCaption(text) }
      let name = rest[rest.index(after: rest.startIndex)..<end]
      guard !name.isEmpty, !name.contains("{") else { throw .badCaption(text) }
      parts.append(.field(String(name)))
      rest = rest[rest.index(after: end)...]
    }
    self.parts = parts
  }

  /// The names between braces.
  public var fields: [String] { parts.compactMap { if case .field(let name) = $0 { name } else { nil } } }

  /// - Parameter value: of a field; nil where there is no such field.
  /// - Throws: `SheetError.unknownField`.
  public func text(_ value: (String) -> String?) throws(SheetError) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .field(let name):
        guard let value = value(name) else { throw .unknownField(name) }
        text += value
      }
    }
    return text
  }
}
