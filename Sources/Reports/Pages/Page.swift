internal import CPages
internal import Localization
internal import Mustache

/// The pages' templates, styles and scripts, which lie in Sources/CPages/pages.
enum Page {
  static let photoHead = template(cp_photo_report_head())
  static let photo = template(cp_photo_report_photo())
  static let photoTail = template(cp_photo_report_tail())
  static let photoStyle = text(cp_photo_report_style())
  static let batchHead = template(cp_batch_report_head())
  static let batchTail = template(cp_batch_report_tail())
  static let batchStyle = text(cp_batch_report_style())
  static let batchScript = text(cp_batch_report_script())
  static let guide = template(cp_guide_page())
  static let guideStyle = text(cp_guide_style())

  private static func text(_ page: CPPage) -> String {
    String(decoding: UnsafeBufferPointer(start: page.bytes, count: page.count), as: UTF8.self)
  }

  /// Values are escaped by ourselves: Mustache's own escaping goes by `Character` and overlooks a "<" with a combining
  /// mark behind it.
  private static func template(_ page: CPPage) -> MustacheTemplate? {
    MustacheContentTypes.register(Markup(), named: "MARKUP")
    return try? MustacheTemplate(string: "{{% CONTENT_TYPE:MARKUP}}" + text(page))
  }

  private struct Markup: MustacheContentType {
    func escapeText(_ text: String) -> String { Escaping.markup(text) }
  }
}

extension MustacheTemplate? {
  /// Tests render every template: none of them fails to parse.
  func filled(_ values: [String: Any]) -> String { self?.render(values) ?? "" }
}
