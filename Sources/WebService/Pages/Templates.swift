internal import CPages
internal import Localization
internal import Mustache

/// The service's templates, styles and scripts, which lie in Sources/CPages/pages/service.
enum Templates {
  private static let files: [String: String] = {
    var count = 0
    guard let start = cp_service_pages(&count) else { return [:] }
    let pages = UnsafeBufferPointer(start: start, count: count)
    return Dictionary(
      pages.map { named in
        let bytes = UnsafeBufferPointer(start: named.page.bytes, count: named.page.count)
        return (String(cString: named.name), String(decoding: bytes, as: UTF8.self))
      }, uniquingKeysWith: { first, _ in first })
  }()

  /// Pages have no dot in their names, what browsers load besides has one.
  private static let library: MustacheLibrary = {
    MustacheContentTypes.register(Markup(), named: "MARKUP")
    let pages = files.filter { !$0.key.contains(".") }
    return MustacheLibrary(
      templates: pages.compactMapValues { try? MustacheTemplate(string: "{{% CONTENT_TYPE:MARKUP}}" + $0) })
  }()

  /// Values are escaped by ourselves: see `Page` in Reports. Tests render every template: none fails to parse.
  private struct Markup: MustacheContentType {
    func escapeText(_ text: String) -> String { Escaping.markup(text) }
  }

  static func page(_ name: String, _ values: [String: Any]) -> String {
    library.render(values, withTemplate: name) ?? ""
  }

  /// A style or script with its type; nil for a name of none.
  static func file(_ name: String) -> (type: String, text: String)? {
    let types = ["css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"]
    guard let ending = name.split(separator: ".").last, name.contains("."), let type = types[String(ending)],
      let text = files[name]
    else { return nil }
    return (type + "; charset=utf-8", text)
  }
}
