import ArgumentParser
import Collection
import Files
import Localization
import Rosters
import SystemPackage

struct CollectDeliverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "Hand over the approved pictures: copies into a folder, and marks them. 交付。",
    discussion: "Only what was approved. A picture that is there already is not replaced by another one.")

  @Option(name: [.customShort("o"), .long], help: "Folder of the delivery.")
  var output: PathArgument

  @Option(help: "Names: {学号} {考生号} {证件号} {姓名} {学院} {专业} {班级}, '/' begins a folder.")
  var name = "{学号}.jpg"

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var student: String
    var file: String
  }

  func run() throws {
    let template: NameTemplate
    do { template = try NameTemplate(name) } catch {
      throw UsageError(zh: error.text.zh, en: error.text.en).forParser
    }
    try options.run { collection in
      let approved = try collection.students(in: .approved)
      var changes: [Change] = []
      var failed = 0
      for student in approved {
        do {
          changes.append(try deliver(student, template, collection))
        } catch let error as CollectionError {
          if case .database = error { throw error }
          failed += 1
          Console.note(error.text[options.language])
        }
      }
      for (change, result) in zip(changes, try collection.perform(changes, by: options.answers.actor)) {
        _ = try result.get()
        guard options.answers.format == .json, let deliver = change.transition as? Deliver else { continue }
        Console.print(
          JSONLine.encode(Answer(student: try collection.student(change.student).label, file: deliver.place)))
      }
      if options.answers.format == .text {
        Console.print(
          LocalizedText(zh: "已交付 \(changes.count) 人", en: "delivered: \(changes.count)")[options.language])
      }
      if failed > 0 { throw ExitCode(ExitStatus.unprocessed) }
    }
  }

  /// The file first, then what is written down of it.
  private func deliver(_ student: Student, _ template: NameTemplate, _ collection: PhotoCollection) throws
    -> Change
  {
    func problem(zh: String, en: String) -> CollectionError {
      .invalid(
        code: "not-delivered",
        LocalizedText(zh: "学生 \(student.label)：\(zh)。", en: "Student \(student.label): \(en)."))
    }
    let take = try collection.takes(of: student.id).first { $0.original == student.accepted }
    guard let finished = take?.finished else {
      throw problem(zh: "没有成品照片", en: "there is no finished picture")
    }
    guard let place = template.path(student.deliveryField) else {
      throw problem(zh: "文件名所需的字段是空的或不存在", en: "a field of the file's name is empty or unknown")
    }
    let path = output.path / FilePath(place)
    let bytes = try FileSystem.read(
      collection.folder.path(of: StoredFile(.finished, finished)), limit: 1 << 26)
    guard Digest.sha256(bytes) == finished else {
      throw problem(zh: "成品文件已被改动", en: "the finished picture has been changed")
    }
    if FileSystem.exists(path) {
      guard try FileSystem.read(path, limit: 1 << 26) == bytes else {
        throw problem(
          zh: "“\(path.string)”已是另一张照片，未覆盖", en: "“\(path.string)” is another picture and was not replaced")
      }
    } else {
      try FileSystem.makeFolder(path.folder)
      try FileSystem.write(bytes, to: path)
    }
    return Change(student.id, Deliver(finished: finished, as: place), version: student.version)
  }
}

extension Student {
  fileprivate func deliveryField(_ name: String) -> String? {
    switch name {
    case "证件号": if case .whole(let number) = record.identity { number } else { nil }
    default: RecordField(name).map { record[$0] }
    }
  }
}
