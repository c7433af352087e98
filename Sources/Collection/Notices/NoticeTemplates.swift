internal import CPages
public import Files
internal import Localization
internal import Mustache
public import SystemPackage

/// The words of messages, by swift-mustache. A school's own files take the place of the built-in ones.
public struct NoticeTemplates: Sendable {
  private let templates: [Language: MustacheTemplate]

  /// Bytes of one file.
  private static let limit = 1 << 18

  /// - Parameter folder: of `notice.zh.txt` and `notice.en.txt`; what it lacks is built in. Nil for the built-in ones.
  /// - Throws: `FileError`; `CollectionError.invalid` for a template that can't be read.
  public init(_ folder: FilePath? = nil) throws {
    var templates: [Language: MustacheTemplate] = [:]
    for language in Language.allCases {
      let name = NoticeTemplates.fileName(language)
      var bytes = NoticeTemplates.builtIn(language)
      if let path = folder.map({ $0 / name }), FileSystem.exists(path) {
        bytes = try FileSystem.read(path, limit: NoticeTemplates.limit)
      }
      do {
        templates[language] = try MustacheTemplate(
          string: "{{% CONTENT_TYPE:TEXT}}" + String(decoding: bytes, as: UTF8.self))
      } catch {
        throw CollectionError.invalid(
          code: "bad-template",
          LocalizedText(
            zh: "通知模板 \(name) 无法使用：\(error)。", en: "The template \(name) can't be used: \(error)."))
      }
    }
    self.templates = templates
  }

  static func fileName(_ language: Language) -> String { "notice.\(language.rawValue).txt" }

  static func builtIn(_ language: Language) -> [UInt8] {
    let page = language == .zh ? cp_notice_zh() : cp_notice_en()
    return Array(UnsafeBufferPointer(start: page.bytes, count: page.count))
  }

  /// Writes the built-in files, from which a school's own can be made; none that is there is replaced.
  /// - Throws: `FileError.exists`, `.unwritable`.
  public static func save(in folder: FilePath) throws(FileError) {
    try FileSystem.makeFolder(folder)
    let paths = Language.allCases.map { (folder / fileName($0), builtIn($0)) }
    for (path, _) in paths where FileSystem.exists(path) { throw .exists(path) }
    for (path, bytes) in paths { try FileSystem.write(bytes, to: path) }
  }

  func message(_ values: [String: Any], _ language: Language) -> String {
    let text = templates[language]?.render(values) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: true)
      .filter { $0.contains { !$0.isWhitespace } }.joined(separator: "\n")
  }
}
