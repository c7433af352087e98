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

  @Flag(name: .customLong("show-ids"), help: "Show identity numbers in names of files as they are.")
  var showsIDs = false

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var student: String
    var file: String?
    var error: Failure?
  }

  /// A picture on its way.
  private struct Item {
    var student: Student
    var change: Change
    /// The name in the delivery as it may be shown.
    var shown: String
    /// Where it was written now; nil where it was there already.
    var written: FilePath?
  }

  func run() throws {
    let template: NameTemplate
    do { template = try NameTemplate(name) } catch {
      throw UsageError(zh: error.text.zh, en: error.text.en).forParser
    }
    try options.run { collection in
      let approved = try collection.students(in: .approved)
      guard !approved.isEmpty else {
        return options.shared.note(
          LocalizedText(
            zh: "没有审核通过、等待交付的照片：先用 collect review list 查看，再用 collect review approve 通过",
            en:
              "nobody is approved, so there is nothing to deliver: see collect review list, then collect review approve"
          ))
      }
      var items: [Item] = []
      var failed = 0
      for student in approved {
        do { items.append(try write(student, template, collection)) } catch let error as CollectionError {
          if case .database = error { throw error }
          failed += 1
          tell(error, student)
        }
      }
      let results = try entered(items, collection)
      for (item, result) in zip(items, results) {
        do {
          _ = try result.get()
          guard options.answers.format == .json else { continue }
          Console.print(JSONLine.encode(Answer(student: item.student.label, file: item.shown)))
        } catch {
          failed += 1
          if let path = item.written { FileSystem.remove(path) }
          tell(error, item.student)
        }
      }
      let done = approved.count - failed
      if options.answers.format == .text {
        Console.print(LocalizedText(zh: "已交付 \(done) 人", en: "delivered: \(done)")[options.language])
      }
      if failed > 0 {
        options.shared.note(LocalizedText(zh: "未交付：\(failed) 人", en: "not delivered: \(failed)"))
        throw ExitCode(ExitStatus.unprocessed)
      }
    }
  }

  /// Where nothing could be entered nothing stays that was written for it.
  private func entered(_ items: [Item], _ collection: PhotoCollection) throws -> [Result<Event, any Error>] {
    do {
      return try collection.perform(items.map(\.change), by: options.answers.actor)
    } catch {
      for path in items.compactMap(\.written) { FileSystem.remove(path) }
      throw error
    }
  }

  private func tell(_ error: any Error, _ student: Student) {
    let failure = Failure(error)
    switch options.answers.format {
    case .json: Console.print(JSONLine.encode(Answer(student: student.label, error: failure)))
    case .text: Console.note(failure.text[options.language])
    }
  }

  /// The file first, then what is written down of it.
  private func write(_ student: Student, _ template: NameTemplate, _ collection: PhotoCollection) throws
    -> Item
  {
    func problem(zh: String, en: String) -> CollectionError {
      .invalid(
        code: "not-delivered",
        LocalizedText(zh: "学生 \(student.label)：\(zh)。", en: "Student \(student.label): \(en)."))
    }
    guard let finished = try collection.chosenTake(of: student)?.finished else {
      throw problem(zh: "没有成品照片", en: "there is no finished picture")
    }
    guard let place = template.path(student.deliveryField) else {
      throw problem(zh: "文件名所需的字段是空的或不存在", en: "a field of the file's name is empty or unknown")
    }
    let shown = showsIDs ? place : Masking.masked(student.record.identity.hidden(in: place))
    let path = output.path / FilePath(place)
    let bytes = try FileSystem.read(
      collection.folder.path(of: StoredFile(.finished, finished)), limit: Self.limit)
    guard Digest.sha256(bytes) == finished else {
      throw problem(zh: "成品文件已被改动", en: "the finished picture has been changed")
    }
    let isThere = FileSystem.exists(path)
    if isThere {
      guard try FileSystem.read(path, limit: Self.limit) == bytes else {
        throw problem(
          zh: "“\(shown)”已是另一张照片，未覆盖", en: "“\(shown)” is another picture and was not replaced")
      }
    } else {
      try FileSystem.makeFolder(path.folder, personal: true)
      try FileSystem.write(bytes, to: path, .personal)
    }
    return Item(
      student: student,
      change: Change(student.id, Deliver(finished: finished, as: place), version: student.version),
      shown: shown, written: isThere ? nil : path)
  }

  /// Bytes of a finished picture.
  private static let limit = 1 << 26
}

extension Student {
  fileprivate func deliveryField(_ name: String) -> String? {
    switch name {
    case "证件号": if case .whole(let number) = record.identity { number } else { nil }
    default: RecordField(name).map { record[$0] }
    }
  }
}
