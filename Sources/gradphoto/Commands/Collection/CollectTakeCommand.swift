import ArgumentParser
import Batch
import Collection
import Files
import Foundation
import Localization
import Pipeline
import Portrait
import Reports
import Rosters
import Rules
import SystemPackage

struct CollectTakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "Take photos in: each is made standard and judged. 拍摄入库，逐张标准化并检测。",
    discussion: """
      Photos are those of --student, or of a folder whose files are named by 学号, 考生号 or 证件号. Every attempt is kept, \
      as it came and as it was made; the same photo again is refused. Where the collection keeps faces (init \
      --keep-faces), another student's face is told.

      Exit status: 0 all were taken in, 1 some break a rule or show a face that a person must look at, 2 some were not \
      taken in.
      """)

  @Argument(help: "Photos, or folders of photos.")
  var photos: [PathArgument]

  @Option(help: ArgumentHelp("The student of all the photos: 学号, 考生号 or 证件号.", valueName: "number"))
  var student: String?

  @Option(
    name: .customLong("match"),
    help: "Regular expression; its first group in a photo's name is the student's number.")
  var pattern: String?

  @Option(name: [.customShort("j"), .long], help: "Workers (default: one for each core).")
  var jobs: Int?

  @Flag(name: .customLong("show-ids"), help: "Show identity numbers in names of files as they are.")
  var showsIDs = false

  @OptionGroup var models: ModelOptions
  @OptionGroup var options: CollectOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw UsageError(zh: "--jobs 应为 1 到 256 的数字。", en: "--jobs is a number from 1 to 256.").forParser
    }
    if student != nil, pattern != nil {
      throw UsageError(
        zh: "--student 和 --match 只能用一个。", en: "Say --student or --match, not both."
      ).forParser
    }
  }

  private var shared: SharedOptions { options.shared }

  func run() throws {
    let collection = try shared.explaining { try options.open() }
    let settings = try shared.explaining { try collection.settings() }
    let engine: TakeEngine
    if settings.keepsEmbeddings {
      let (networks, faces) = try models.loadWithFaces(shared)
      engine = try TakeEngine(settings, today: .today, models: networks, faces: faces)
    } else {
      engine = try TakeEngine(settings, today: .today, models: try models.load(shared), faces: nil)
    }
    try shared.explaining {
      let stop = StopSign()
      let interrupt = try Interrupt(stop, shared)
      defer { withExtendedLifetime(interrupt) {} }
      var (tally, total) = (Tally(), 0)
      let todo = try takeJobs(collection)
      total = todo.jobs.count
      try collection.take(
        todo.jobs, with: engine, workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        by: options.answers.actor, stop: stop
      ) { report in
        tally.add(report)
        tell(report)
      }
      try finish(tally, of: total, unreadable: todo.unreadable)
    }
  }

  /// Every photo with its student; what is passed over is told.
  private func takeJobs(_ collection: PhotoCollection) throws -> (jobs: [TakeJob], unreadable: Int) {
    var (paths, unreadable) = ([FilePath](), 0)
    for photo in photos {
      guard FileSystem.isFolder(photo.path) else {
        paths.append(photo.path)
        continue
      }
      try PhotoScan(root: photo.path, excluding: collection.folder.root).visit { item in
        switch item {
        case .photo(let path, let state):
          try PhotoScan.requireFile(photo.path / path, state)
          paths.append(photo.path / path)
        case .skipped(let path, let reason):
          if case .unreadableFolder = reason { unreadable += 1 }
          shared.note(reason.sentence(about: path))
        }
      }
    }
    if let student {
      let id = try collection.student(student).id
      return (paths.map { TakeJob($0, of: .success(id)) }, unreadable)
    }
    let students = try collection.studentMatcher(pattern: pattern).students(of: paths)
    return (zip(paths, students).map { TakeJob($0, of: $1) }, unreadable)
  }

  // MARK: Telling

  private struct Tally {
    var counts = OutcomeCounts()
    var refused = 0
    var suspicious = 0

    mutating func add(_ report: TakeReport) {
      switch report.result {
      case .failure: refused += 1
      case .success(let taken):
        counts[taken.outcome] += 1
        if taken.isSuspicious { suspicious += 1 }
      }
    }
  }

  private func tell(_ report: TakeReport) {
    switch options.answers.format {
    case .json: Console.print(TakeLine(report, showsIDs: showsIDs).json)
    case .text:
      let text = TakeText.text(report, shared.language)
      if case .success = report.result { Console.print(text) } else { Console.note(text) }
    }
  }

  private func finish(_ tally: Tally, of total: Int, unreadable: Int) throws {
    let done = tally.counts.total + tally.refused
    if total > 1 {
      let (pass, review, fail) = (tally.counts[.pass], tally.counts[.review], tally.counts[.fail])
      shared.note(
        LocalizedText(
          zh: "合格 \(pass)，待审核 \(review)，不合格 \(fail)，未入库 \(tally.refused)",
          en:
            "conform \(pass), for a person to look at \(review), break a rule \(fail), not taken in \(tally.refused)"
        ))
    }
    if done < total {
      shared.note(
        LocalizedText(
          zh: "已中断，处理了 \(done) / \(total) 张。", en: "Interrupted after \(done) of \(total)."))
      throw ExitCode(ExitStatus.interrupted)
    }
    if tally.refused + unreadable > 0 { throw ExitCode(ExitStatus.unprocessed) }
    if tally.counts[.fail] + tally.suspicious > 0 { throw ExitCode(ExitStatus.broken) }
  }
}

/// The line of one photo.
private struct TakeLine: Encodable {
  struct Likeness: Encodable {
    var student: String
    var similarity: Double
  }

  var input: String
  var student: String?
  var number: Int?
  var verdict: Outcome
  var state: State?
  var original: String?
  var warnings: [Failure] = []
  var likenesses: [Likeness] = []
  var error: Failure?
  private var findings = "[]"

  init(_ report: TakeReport, showsIDs: Bool) {
    input = showsIDs ? report.path.string : report.shownPath
    student = report.student
    switch report.result {
    case .failure(let failure): (verdict, error) = (.error, failure)
    case .success(let taken):
      verdict = taken.outcome
      number = taken.number
      state = taken.state
      original = taken.original
      warnings = taken.warnings
      likenesses = taken.likenesses.map {
        Likeness(student: $0.student, similarity: ($0.similarity * 1000).rounded() / 1000)
      }
      findings = JSONLine.encode(findings: taken.findings)
    }
  }

  var json: String { JSONLine.encode(self, with: "findings", findings) }

  private enum Key: String, CodingKey {
    case input, student, number, verdict, state, original, warnings, likenesses, error
  }

  /// What is absent is an explicit null.
  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(input, forKey: .input)
    try object.encode(student, forKey: .student)
    try object.encode(number, forKey: .number)
    try object.encode(verdict, forKey: .verdict)
    try object.encode(state, forKey: .state)
    try object.encode(original, forKey: .original)
    try object.encode(warnings, forKey: .warnings)
    try object.encode(likenesses, forKey: .likenesses)
    try object.encode(error, forKey: .error)
  }
}

/// What is said of one photo to a person.
private enum TakeText {
  static func text(_ report: TakeReport, _ language: Language) -> String {
    let name = printable(FilePath(report.shownPath).name.string)
    switch report.result {
    case .failure(let failure):
      return Words.sign(Outcome.error) + " " + failure.text[language]
    case .success(let taken):
      let verdict = Words.verdict(taken.outcome)
      let student = report.student ?? ""
      var lines = [
        Words.sign(taken.outcome) + " "
          + language.choose(
            "\(student) 第 \(taken.number) 次拍摄：\(verdict.zh)  \(name)",
            "\(student), take \(taken.number): \(verdict.en)  \(name)")
      ]
      // What a rule says stands below.
      let rules = Set(taken.findings.decisive.map(\.rule))
      for warning in taken.warnings where !rules.contains(warning.code) {
        lines.append("    ! " + warning.text[language])
      }
      for other in taken.likenesses {
        let figure = String(format: "%.2f", other.similarity)
        lines.append(
          "      "
            + language.choose(
              "学生 \(other.student)，相似度 \(figure)", "student \(other.student), similarity \(figure)"))
      }
      for finding in taken.findings.decisive {
        lines.append("    \(Words.sign(finding.verdict)) \(finding.reason[language])")
      }
      return lines.joined(separator: "\n")
    }
  }
}
