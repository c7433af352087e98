import ArgumentParser
import Codecs
import FaceVerification
import Files
import Localization
import Pipeline
import Portrait
import Reports

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Tell whether two photos show one person. 人像比对：两张照片是否同一人。",
    discussion: """
      Prints 同一人 (same person), 不确定 (uncertain), 存疑 (doubtful) or 无法比对 (cannot be compared) with the similarity \
      and how often strangers are as alike. It decides nothing: whatever is not the same person is for a person to look at.

      Exit status: 0 the same person, 1 a person must look, 2 a photo could not be read.
      """)

  @Argument(help: "A photo; - for standard input.")
  var first: PathArgument

  @Argument(help: "Another photo.")
  var second: PathArgument

  @Option(help: "text or json.")
  var format = OutputFormat.text

  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if first.isStandardStream, second.isStandardStream {
      throw UsageError(zh: "只有一张照片可以来自标准输入。", en: "Only one of the photos can come from standard input.")
        .forParser
    }
  }

  func run() throws {
    var stopwatch = Stopwatch()
    let (models, faces) = try models.loadWithFaces(shared)
    stopwatch.lap(.load)
    let comparison = try shared.explaining {
      let files = try [first, second].map { file in
        (file: file, bytes: try FileSystem.read(file.path, limit: Limits.standard.bytes))
      }
      stopwatch.lap(.read)
      let assessments = try assess(files, models, faces)
      stopwatch.lap(.compare)
      return FaceComparison(assessments[0], assessments[1])
    }
    let report = ComparisonReport(
      first: first.text, second: second.text, comparison, timings: stopwatch.timings)
    switch format {
    case .json: Console.print(JSONLine.encode(report))
    case .text: Console.print(ComparisonText.text(report, shared.language))
    }
    if comparison.verdict != .same { throw ExitCode(ExitStatus.broken) }
  }

  /// Both photos side by side.
  /// - Throws: `Failure` of the first that can't be read.
  private func assess(
    _ files: [(file: PathArgument, bytes: [UInt8])], _ models: PortraitModels, _ faces: FaceEmbeddingNetwork
  ) throws -> [FaceAssessment] {
    let pool = WorkerPool<Int, Result<FaceAssessment, any Error>>(workers: files.count, window: 1) {
      let reader = FaceReader(models: models, faces: faces)
      return { index in Result { try reader.assess(files[index].bytes) } }
    }
    var jobs = files.indices.makeIterator()
    var assessments: [FaceAssessment] = []
    try pool.run {
      jobs.next()
    } deliver: { results in
      for result in results {
        let file = files[assessments.count].file.text
        do { assessments.append(try result.get()) } catch { throw Failure(error, reading: file) }
      }
    }
    return assessments
  }
}
