import ArgumentParser
import Collection
import Localization

struct CollectAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "The student chooses one take: it is the one that is reviewed. 选定照片。",
    discussion: """
      Fixes the hashes of the photo and of the finished picture. With no --take the student's only usable one is meant; \
      where there are several, name it. A --list may have a column 照片 with the number of the take.
      """)

  @OptionGroup var students: StudentsOption

  @Option(help: "The take: its number, or the beginning of its SHA-256.")
  var take: String?

  @Flag(help: "Of several usable takes the last one.")
  var last = false

  @OptionGroup var options: CollectOptions

  func run() throws {
    try options.change(students, done: LocalizedText(zh: "已选定", en: "chosen")) { collection, student, row in
      let places = try collection.ranking(of: student.id).places
      let named = take ?? row.value("照片")
      let chosen = try TakeChoice(places, student).choose(named, last: last)
      return Change(student.id, AcceptTake(original: chosen.original, finished: chosen.finished ?? ""))
    }
  }
}

/// Which of a student's takes is meant.
struct TakeChoice {
  /// In the order in which they were taken.
  private let places: [TakeRanking.Place]
  private let student: Student

  init(_ places: [TakeRanking.Place], _ student: Student) {
    self.places = places.sorted { $0.take.number < $1.take.number }
    self.student = student
  }

  /// - Throws: `CollectionError.invalid` where none, or more than one is meant.
  func choose(_ name: String?, last: Bool) throws -> Take {
    if let name, !name.isEmpty {
      let found = places.map(\.take).filter {
        String($0.number) == name || name.count > 5 && $0.original.hasPrefix(name.lowercased())
      }
      guard found.count == 1 else {
        throw problem(zh: "没有编号为“\(printable(name))”的照片", en: "there is no take “\(printable(name))”")
      }
      return found[0]
    }
    let usable = places.filter(\.isEligible).map(\.take)
    guard let newest = usable.last else {
      throw problem(zh: "还没有可用的照片（collect take）", en: "there is no usable take yet (collect take)")
    }
    guard usable.count == 1 || last else {
      let numbers = usable.map { String($0.number) }.joined(separator: ", ")
      throw problem(
        zh: "有 \(usable.count) 张可用的照片，请用 --take 指明（\(numbers)）",
        en: "\(usable.count) takes can be used: name one with --take (\(numbers))")
    }
    return newest
  }

  private func problem(zh: String, en: String) -> CollectionError {
    .invalid(
      code: "no-take",
      LocalizedText(zh: "学生 \(student.label)：\(zh)。", en: "Student \(student.label): \(en)."))
  }
}
