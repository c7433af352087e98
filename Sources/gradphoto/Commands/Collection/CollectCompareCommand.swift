import ArgumentParser
import Batch
import Collection
import FaceVerification
import Files
import Foundation
import Localization
import Pipeline
import Reports
import Rosters
import SystemPackage

struct CollectCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare students' photos with reference photos and with one another. 人像比对。",
    discussion: """
      The chosen take of each student, or else the best one, is compared with the photo of --reference that is named by \
      the student's number (录取照, for example), and with the photos of all others: one face with two numbers, and a \
      photo that fits another student's reference, are told. It decides nothing. References are not kept.

      Exit status: 0 nothing to look at, 1 a person must look at some, 2 some photo could not be read.
      """)

  @Option(help: ArgumentHelp("Folder of reference photos named by 学号, 考生号 or 证件号.", valueName: "folder"))
  var reference: PathArgument?

  @Option(
    name: .customLong("match"),
    help: "Regular expression; its first group in a reference's name is the student's number.")
  var pattern: String?

  @Option(help: ArgumentHelp("Only this student: 学号, 考生号 or 证件号; may be repeated.", valueName: "number"))
  var student: [String] = []

  @Option(name: [.customShort("j"), .long], help: "Workers (default: one for each core).")
  var jobs: Int?

  @OptionGroup var models: ModelOptions
  @OptionGroup var options: CollectOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw UsageError(zh: "--jobs 应为 1 到 256 的数字。", en: "--jobs is a number from 1 to 256.").forParser
    }
    if pattern != nil, reference == nil {
      throw UsageError(zh: "--match 需要 --reference。", en: "--match needs --reference.").forParser
    }
  }

  private var shared: SharedOptions { options.shared }

  func run() throws {
    let collection = try shared.explaining { try options.open() }
    let (networks, faces) = try models.loadWithFaces(shared)
    try shared.explaining {
      let chosen = try student.map { try collection.student($0).id }
      let (references, problems) = try references(collection)
      let report = try collection.compare(
        chosen.isEmpty ? nil : chosen, references: references,
        with: ComparisonEngine(models: networks, faces: faces),
        workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount, by: options.answers.actor)
      let results = report.results
      for result in results { tell(result, hasReferences: reference != nil) }
      if report.leftOut > 0 {
        shared.note(
          LocalizedText(
            zh: "\(report.leftOut) 张参考照的学生尚未完成同意等步骤，或已撤回，未读取",
            en:
              "\(report.leftOut) references are of students who have not agreed (or withdrew): they were not looked at"
          ))
      }
      if problems + results.count(where: { $0.failure != nil }) > 0 { throw ExitCode(ExitStatus.unprocessed) }
      if !results.allSatisfy(\.isClear) { throw ExitCode(ExitStatus.broken) }
    }
  }

  /// The reference of each student; files that are nobody's, and second ones of a student, are told and left out.
  private func references(_ collection: PhotoCollection) throws -> (
    found: [StudentID: FilePath], problems: Int
  ) {
    guard let reference else { return ([:], 0) }
    var paths: [FilePath] = []
    var problems = 0
    func tell(_ text: LocalizedText) {
      problems += 1
      shared.note(text)
    }
    try PhotoScan(root: reference.path, excluding: collection.folder.root).visit { item in
      switch item {
      case .photo(let path, let state):
        try PhotoScan.requireFile(reference.path / path, state)
        paths.append(reference.path / path)
      case .skipped(let path, let reason):
        if case .unreadableFolder = reason { problems += 1 }
        shared.note(reason.sentence(about: path))
      }
    }
    var found: [StudentID: FilePath] = [:]
    for (path, student) in zip(paths, try collection.studentMatcher(pattern: pattern).students(of: paths)) {
      let name = printable(Masking.masked(path.name.string))
      switch student {
      case .failure(let error): tell(error.text(about: name))
      case .success(let id) where found[id] != nil:
        tell(
          LocalizedText(
            zh: "“\(name)”：该学生有不止一张参考照，未使用这张。",
            en: "“\(name)”: the student has more than one reference; this one is left out."))
      case .success(let id): found[id] = path
      }
    }
    return (found, problems)
  }

  private func tell(_ result: StudentComparison, hasReferences: Bool) {
    options.answers.tell(Line(result), text(result, hasReferences))
  }

  private func text(_ result: StudentComparison, _ hasReferences: Bool) -> LocalizedText {
    var lines: [LocalizedText] = []
    if let failure = result.failure {
      lines.append(failure.text)
    } else if let comparison = result.comparison {
      let faults = comparison.firstFaults + comparison.secondFaults
      let why = faults.isEmpty ? nil : faults
      let sentence = ComparisonText.sentence(comparison)
      lines.append(
        LocalizedText(
          zh: sentence.zh + (why.map { "（\($0.map(\.zh).joined(separator: "；"))）" } ?? ""),
          en: sentence.en + (why.map { " (\($0.map(\.en).joined(separator: "; ")))" } ?? "")))
    } else if !result.faults.isEmpty {
      let faults = result.faults
      lines.append(
        LocalizedText(
          zh: "无法比对（\(faults.map(\.zh).joined(separator: "；"))）",
          en: "cannot be compared (\(faults.map(\.en).joined(separator: "; ")))"))
    } else if hasReferences {
      lines.append(LocalizedText(zh: "没有参考照", en: "no reference"))
    } else {
      lines.append(
        result.others.isEmpty
          ? LocalizedText(zh: "没有与其他学生相同的人脸", en: "no other student has this face")
          : LocalizedText(zh: "存疑", en: "doubtful"))
    }
    for other in result.others {
      let figure = String(format: "%.2f", other.similarity)
      lines.append(
        other.isReference
          ? LocalizedText(
            zh: "与学生 \(other.student) 的参考照是同一人（相似度 \(figure)）",
            en: "student \(other.student)'s reference shows this face (similarity \(figure))")
          : LocalizedText(
            zh: "与学生 \(other.student) 的照片是同一人（相似度 \(figure)）",
            en: "student \(other.student)'s photo shows this face (similarity \(figure))"))
    }
    return LocalizedText(
      zh: "\(result.student) 第 \(result.take) 次拍摄：\(lines.map(\.zh).joined(separator: "；"))",
      en: "\(result.student), take \(result.take): \(lines.map(\.en).joined(separator: "; "))")
  }

  private struct Line: Encodable {
    struct Likeness: Encodable {
      var student: String
      var similarity: Double
      var reference: Bool
    }

    var student: String
    var take: Int
    var verdict: FaceComparison.Verdict?
    var similarity: Double?
    var falseMatchRate: Double?
    var takeFaults: [String]
    var referenceFaults: [String]
    var others: [Likeness]
    var error: Failure?

    init(_ result: StudentComparison) {
      student = result.student
      take = result.take
      verdict = result.comparison?.verdict
      similarity = result.comparison?.similarity.map { ($0 * 10000).rounded() / 10000 }
      falseMatchRate = result.comparison?.falseMatchRate?.rate
      takeFaults = result.faults.map(\.code)
      referenceFaults = result.comparison?.secondFaults.map(\.code) ?? []
      others = result.others.map {
        Likeness(
          student: $0.student, similarity: ($0.similarity * 10000).rounded() / 10000,
          reference: $0.isReference)
      }
      error = result.failure
    }

    private enum Key: String, CodingKey {
      case student, take, verdict, similarity, falseMatchRate, takeFaults, referenceFaults, others, error
    }

    /// What is absent is an explicit null.
    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(student, forKey: .student)
      try object.encode(take, forKey: .take)
      try object.encode(verdict, forKey: .verdict)
      try object.encode(similarity, forKey: .similarity)
      try object.encode(falseMatchRate, forKey: .falseMatchRate)
      try object.encode(takeFaults, forKey: .takeFaults)
      try object.encode(referenceFaults, forKey: .referenceFaults)
      try object.encode(others, forKey: .others)
      try object.encode(error, forKey: .error)
    }
  }
}
