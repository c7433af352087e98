internal import CPages
internal import Localization
internal import Mustache

/// The sheet on which students look at their data and sign: a page to print, one box a student.
public enum ConfirmationSheet {
  /// - Parameter showsIDs: identity numbers as they are; masked otherwise.
  /// - Returns: HTML.
  public static func html(_ students: [Student], _ settings: CollectionSettings, showsIDs: Bool) -> String {
    let rows = students.map { student in
      let record = student.record
      var identity = record.identity.masked
      if showsIDs, case .whole(let number) = record.identity { identity = number }
      return [
        "name": record.name, "sex": record.sex, "number": record.number, "examID": record.examID,
        "identity": identity, "level": record.level, "college": record.college, "major": record.major,
        "class": record.classGroup, "phone": record.phone,
      ]
    }
    return template?.render(["school": settings.school, "batch": settings.batch, "students": rows]) ?? ""
  }

  /// Values are escaped by ourselves: see `Page` in Reports.
  private struct Markup: MustacheContentType {
    func escapeText(_ text: String) -> String { Escaping.markup(text) }
  }

  private static let template: MustacheTemplate? = {
    MustacheContentTypes.register(Markup(), named: "MARKUP")
    let page = cp_confirmation_sheet()
    let text = String(decoding: UnsafeBufferPointer(start: page.bytes, count: page.count), as: UTF8.self)
    return try? MustacheTemplate(string: "{{% CONTENT_TYPE:MARKUP}}" + text)
  }()
}
