internal import Files

/// How a delivered file is named: "{学院}/{班级}/{学号}.jpg". Braces hold a heading of the roster, or `{stem}` and
/// `{folder}` of the photo itself; "/" begins a folder; the extension is always .jpg.
public struct NameTemplate: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case text(String)
    case field(String)
  }

  /// Fields that a photo has without any roster.
  public static let photoFields = ["stem", "folder"]
  static let depthLimit = 16

  /// Components, each of its parts.
  private let components: [[Part]]

  public init(_ text: String) throws(NameTemplateError) {
    guard !text.isEmpty else { throw .empty }
    guard !text.hasPrefix("/") else { throw .escape }
    var components: [[Part]] = []
    for component in text.split(separator: "/", omittingEmptySubsequences: true) {
      guard component != "..", component != "." else { throw .escape }
      components.append(try NameTemplate.parts(component))
    }
    guard let last = components.last else { throw .empty }
    guard components.count <= NameTemplate.depthLimit else { throw .tooDeep(limit: NameTemplate.depthLimit) }
    components[components.count - 1] = NameTemplate.withoutExtension(last)
    guard components[components.count - 1] != [] else { throw .empty }
    self.components = components
  }

  private static func parts(_ component: Substring) throws(NameTemplateError) -> [Part] {
    var parts: [Part] = []
    var rest = component
    while !rest.isEmpty {
      let text = rest.prefix { $0 != "{" && $0 != "}" }
      if !text.isEmpty { parts.append(.text(String(text))) }
      rest = rest.dropFirst(text.count)
      guard let brace = rest.first else { break }
      guard brace == "{", let end = rest.firstIndex(of: "}") else { throw .brace }
      let name = rest[rest.index(after: rest.startIndex)..<end]
      guard !name.isEmpty, !name.contains("{") else { throw .brace }
      parts.append(.field(String(name)))
      rest = rest[rest.index(after: end)...]
    }
    return parts
  }

  private static func withoutExtension(_ parts: [Part]) -> [Part] {
    guard case .text(let text) = parts.last else { return parts }
    for ending in [".jpg", ".jpeg"] where text.lowercased().hasSuffix(ending) {
      let stem = String(text.dropLast(ending.count))
      return parts.dropLast() + (stem.isEmpty ? [] : [.text(stem)])
    }
    return parts
  }

  /// The names between braces.
  public var fields: Set<String> {
    Set(components.joined().compactMap { if case .field(let name) = $0 { name } else { nil } })
  }

  /// - Throws: `.unknownField` for a field that neither photos nor the roster have.
  public func check(against roster: Roster?) throws(NameTemplateError) {
    for name in fields.sorted() where !NameTemplate.photoFields.contains(name) {
      guard roster?.index(named: name) != nil else { throw .unknownField(name) }
    }
  }

  /// A relative path of safe components; nil where a field of the roster is empty.
  /// - Parameter value: the value of each field; nil or empty where there is none.
  public func path(_ value: (String) -> String?) -> String? {
    var path: [String] = []
    for (index, component) in components.enumerated() {
      var text = ""
      for part in component {
        switch part {
        case .text(let literal): text += literal
        case .field("folder"): text += value("folder") ?? ""
        case .field(let name):
          guard let value = value(name), !value.isEmpty else { return nil }
          text += value
        }
      }
      let isLast = index == components.count - 1
      if component == [.field("folder")] {
        path += text.split(separator: "/").map { SafeName.component(String($0)) }
      } else {
        path.append(SafeName.component(text, suffix: isLast ? ".jpg" : ""))
      }
    }
    return path.joined(separator: "/")
  }
}
