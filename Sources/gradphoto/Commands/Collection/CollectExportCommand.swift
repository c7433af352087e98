import ArgumentParser
import Collection
import Localization

struct CollectExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Everything that is kept about one student, into a new folder. 导出个人数据。")

  @OptionGroup var student: StudentOption

  @Option(name: [.customShort("o"), .long], help: "The new folder.")
  var output: PathArgument

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var student: String
    var folder: String
    var photos: Int
  }

  func run() throws {
    try options.run { collection in
      let student = try collection.student(student.student)
      let photos = try collection.export(student.id, to: output.path)
      options.answers.tell(
        Answer(student: student.label, folder: output.text, photos: photos),
        LocalizedText(
          zh: "\(student.title)：\(output.text)/student.json 和 \(photos) 个照片文件",
          en: "\(student.title): \(output.text)/student.json and \(photos) photos"))
    }
  }
}
