import ArgumentParser
import Collection
import Files
import Localization

struct CollectConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Students have looked at their data: right, or to be corrected. 核对信息。",
    discussion: """
      --sheet FILE.html writes a page to print, one box a student, to look at and sign. --correct 姓名=张叁 asks the \
      office for a correction instead (collect correction).
      """)

  @OptionGroup var students: StudentsOption

  @Option(help: ArgumentHelp("Write the sheet and confirm nothing.", valueName: "file.html"))
  var sheet: PathArgument?

  @Option(
    help: ArgumentHelp(
      "A field that is wrong and what it should be; may be repeated.", valueName: "field=value"))
  var correct: [String] = []

  @Option(help: "Why the correction is asked for.")
  var why = ""

  @Flag(name: .customLong("show-ids"), help: "Identity numbers as they are, on the sheet.")
  var showsIDs = false

  @OptionGroup var options: CollectOptions

  func validate() throws {
    guard sheet == nil || correct.isEmpty else {
      throw UsageError(zh: "--sheet 和 --correct 不能同时用。", en: "--sheet and --correct don't go together.")
        .forParser
    }
    _ = try corrections()
  }

  private func corrections() throws -> [(RecordField, String)] {
    try correct.map { text in
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let field = RecordField(sides[0]), field.isCorrectable, !sides[1].isEmpty else {
        let known = RecordField.correctable.map(\.heading).joined(separator: " ")
        throw UsageError(
          zh: "--correct 应写成 姓名=张叁 这样；可更正：\(known)。", en: "Write --correct like 姓名=张叁; fields: \(known)."
        ).forParser
      }
      return (field, sides[1])
    }
  }

  func run() throws {
    if let sheet { return try write(sheet) }
    let wanted = try corrections()
    guard !wanted.isEmpty else {
      return try options.change(students, done: LocalizedText(zh: "已确认", en: "confirmed")) { _, student, _ in
        Change(student.id, ConfirmData())
      }
    }
    try options.forEach(students, done: LocalizedText(zh: "已提交更正申请", en: "corrections asked for")) {
      collection, student, _ in
      for (field, value) in wanted {
        try collection.requestCorrection(
          of: student.id, field, to: value, why: printable(why), by: options.answers.actor)
      }
    }
  }

  private func write(_ sheet: PathArgument) throws {
    try options.run { collection in
      let found = try students.rows().map { try collection.student($0.number) }
      let page = ConfirmationSheet.html(found, try collection.settings(), showsIDs: showsIDs)
      try FileSystem.write(Array(page.utf8), to: sheet.path, .personal)
      options.shared.note(
        LocalizedText(zh: "核对表：\(sheet.text)（\(found.count) 人）", en: "sheet: \(sheet.text) (\(found.count))"))
    }
  }
}
