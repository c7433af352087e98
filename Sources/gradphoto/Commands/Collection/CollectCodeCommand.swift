import ArgumentParser
import Barcodes
import Codecs
import Collection
import Files
import Foundation
import Localization
import Pipeline
import Reports
import Rosters
import SystemPackage

struct CollectCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code",
    abstract: "Read 采集码 in screenshots and photos, and bind them to students. 识别并绑定图像采集码。",
    discussion: """
      A code is bound to --student, or with --match-names to the student whom the picture's name names; one code belongs \
      to one student, and a student has one. What a code says is kept as it is and never decrypted. A code may come \
      after the photo.

      Exit status: 0 every picture shows one code that can be a 采集码, and it is bound; 1 some picture shows none, \
      several or another kind of code, or the code is another student's; 2 something could not be read or done.
      """)

  @Argument(help: "Screenshots, photos of screens or of paper; - for standard input.")
  var files: [PathArgument] = []

  @Option(help: ArgumentHelp("The student: 学号, 考生号 or 证件号.", valueName: "number"))
  var student: String?

  @Flag(help: "Each picture's name names its student.")
  var matchNames = false

  @Flag(help: "Print what is read and where; needs no collection and changes nothing.")
  var readOnly = false

  @Flag(help: "Take the code of --student away, where it was the wrong one.")
  var release = false

  @Flag(name: .customLong("show-ids"), help: "Show identity numbers in names of files as they are.")
  var showsIDs = false

  @Option(help: "Mark the codes in this PNG (one input only); - for standard output.")
  var overlay: PathArgument?

  @OptionGroup var options: CollectOptions

  func validate() throws {
    if overlay != nil, files.count != 1 {
      throw UsageError(zh: "--overlay 只能用于一张图片。", en: "--overlay takes one input.").forParser
    }
    if release {
      guard student != nil, files.isEmpty, !matchNames, !readOnly else {
        throw UsageError(
          zh: "--release 只需要 --student。", en: "--release goes with --student and nothing else."
        ).forParser
      }
      return
    }
    guard !files.isEmpty else {
      throw UsageError(zh: "请给出二维码图片。", en: "Name the pictures of codes.").forParser
    }
    guard [student != nil, matchNames, readOnly].count(where: { $0 }) == 1 else {
      throw UsageError(
        zh: "请用 --student、--match-names 或 --read-only 之一。",
        en: "Say --student, --match-names or --read-only; one of them."
      ).forParser
    }
    if student != nil, files.count > 1 {
      throw UsageError(
        zh: "一名学生只有一个码：--student 只能用于一张图片。", en: "A student has one code: --student takes one picture."
      ).forParser
    }
  }

  private var shared: SharedOptions { options.shared }

  func run() throws {
    if release { return try releaseCode() }
    var names = OutputNames(inputs: files.map(\.path))
    if let overlay { try shared.explaining { try names.claim(overlay.path) } }
    let target = readOnly ? nil : try shared.explaining { try Target(self) }
    var status: Int32 = 0
    for (index, file) in files.enumerated() {
      let input = shown(file, of: target?.student(index))
      do {
        let scanned = try scan(file)
        let isDone = try target.map { try bind(input, scanned.photo, $0, index) } ?? tell(input, scanned)
        if !isDone { status = max(status, ExitStatus.broken) }
      } catch {
        status = ExitStatus.unprocessed
        tell(Failure(error, reading: input), of: input)
      }
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func scan(_ file: PathArgument) throws -> (photo: ScannedPhoto, timings: [String: Double]) {
    var stopwatch = Stopwatch()
    let bytes = try FileSystem.read(file.path, limit: Limits.standard.bytes)
    stopwatch.lap(.read)
    let scanned = try ScannedPhoto(bytes, stopwatch: &stopwatch)
    if let overlay {
      let photo = scanned.photo
      let drawn = try CodeOverlay.draw(
        scanned.codes, on: photo.image, sourceSize: photo.sourceSize, options.answers.shared.overlayLettering)
      try FileSystem.makeFolder(overlay.path.folder)
      try FileSystem.write(PNGEncoder.encode(drawn), to: overlay.path)
    }
    return (scanned, stopwatch.timings)
  }

  // MARK: Reading

  private func tell(_ input: String, _ scanned: (photo: ScannedPhoto, timings: [String: Double])) -> Bool {
    let report = CodeReport(input: input, scanned.photo, timings: scanned.timings)
    if overlay?.isStandardStream != true {
      switch options.answers.format {
      case .json: Console.print(JSONLine.encode(report))
      case .text: Console.print(CodeText.text(report, shared.language))
      }
    }
    return report.result == .one
  }

  private func tell(_ failure: Failure, of input: String) {
    switch options.answers.format {
    case .json: Console.print(JSONLine.encode(UnreadInput(input: input, error: failure)))
    case .text: Console.note(failure.text[shared.language])
    }
  }

  // MARK: Binding

  /// Whose the pictures are.
  private struct Target {
    let collection: PhotoCollection
    let students: [Result<StudentID, any Error>]

    init(_ command: CollectCodeCommand) throws {
      collection = try command.options.open()
      if let number = command.student {
        students = [.success(try collection.student(number).id)]
      } else {
        students = try collection.studentMatcher().students(of: command.files.map(\.path)).map {
          $0.mapError { $0 }
        }
      }
    }

    /// Nil where the picture is nobody's.
    func student(_ index: Int) -> Student? {
      (try? students[index].get()).flatMap { try? collection.student($0) }
    }
  }

  private struct Answer: Encodable {
    var input: String
    var student: String?
    /// bound, bound-already or refused.
    var result: String
    var sha256: String?
    var error: Failure?

    private enum Key: String, CodingKey { case input, student, result, sha256, error }

    /// What is absent is an explicit null.
    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(input, forKey: .input)
      try object.encode(student, forKey: .student)
      try object.encode(result, forKey: .result)
      try object.encode(sha256, forKey: .sha256)
      try object.encode(error, forKey: .error)
    }
  }

  private func bind(_ input: String, _ scanned: ScannedPhoto, _ target: Target, _ index: Int) throws
    -> Bool
  {
    var student: String?
    do {
      let id = try target.students[index].get()
      student = try target.collection.student(id).label
      let payload = try PhotoCollection.captureCode(among: scanned.codes)
      let isNew = try target.collection.bindCode(payload, to: id, by: options.answers.actor)
      let hash = Digest.sha256(payload)
      options.answers.tell(
        Answer(input: input, student: student, result: isNew ? "bound" : "bound-already", sha256: hash),
        Self.sentence(FilePath(input).name.string, student ?? "", hash, isNew: isNew))
      return true
    } catch let error as any ExplainedError where error is CodeError || error is NameError {
      let failure = Failure(error, about: FilePath(input).name.string)
      switch options.answers.format {
      case .json:
        Console.print(
          JSONLine.encode(Answer(input: input, student: student, result: "refused", error: failure)))
      case .text: Console.note(failure.text[shared.language])
      }
      return false
    }
  }

  /// The picture as it was given; files may be named by identity numbers.
  private func shown(_ file: PathArgument, of student: Student?) -> String {
    showsIDs ? file.text : Masking.masked(student?.record.identity.hidden(in: file.text) ?? file.text)
  }

  private static func sentence(_ name: String, _ student: String, _ hash: String, isNew: Bool)
    -> LocalizedText
  {
    let short = hash.prefix(12)
    return isNew
      ? LocalizedText(
        zh: "\(name)：采集码 \(short)… 已绑定给学生 \(student)",
        en: "\(name): the code \(short)… is bound to student \(student)")
      : LocalizedText(
        zh: "\(name)：学生 \(student) 此前已绑定这个采集码 \(short)…",
        en: "\(name): student \(student) had this code \(short)… before")
  }

  private func releaseCode() throws {
    try options.run { collection in
      let found = try collection.student(student ?? "")
      try collection.perform(ReleaseCode(), on: found.id, by: options.answers.actor)
      options.answers.tell(
        Answer(input: "", student: found.label, result: "released"),
        LocalizedText(zh: "已解除学生 \(found.label) 的采集码", en: "student \(found.label) has no code any more"))
    }
  }
}
