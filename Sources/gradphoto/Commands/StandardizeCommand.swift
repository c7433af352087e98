import ArgumentParser
import Batch
import Codecs
import Files
import Localization
import Pipeline
import Reports
import Rules
import SystemPackage

struct StandardizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standardize",
    abstract: "Make finished pictures of photos and judge them. 生成标准毕业照并检测。")

  @Argument(help: "Photos (JPEG or PNG); - for standard input.")
  var inputs: [PathArgument]

  @Option(name: [.customShort("o"), .long], help: "Folder for the finished pictures.")
  var output: PathArgument

  @Flag(help: "Replace files of the output folder.")
  var force = false

  @Flag(help: "Write pictures that break a rule as well.")
  var keepFailed = false

  @OptionGroup var backgrounds: BackgroundOptions
  @OptionGroup var matting: MattingOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws { try judging.validate(inputs: inputs) }

  func run() throws {
    let standard = try judging.standards.resolve(shared)
    let background = try backgrounds.resolve(for: standard)
    let standardizer = Standardizer(
      models: try models.load(shared), standard: standard, background: background, quality: matting.quality(),
      referenceDate: judging.standards.referenceDate)
    var session = ReportSession(judging: judging, standard: standard, shared: shared)
    var names = try judging.claimOutputs(inputs: inputs, shared)
    let companions = Companions.find(inputs.map(\.path))
    for input in inputs {
      if let photo = companions[input.path] {
        tell(input, companionOf: photo)
        continue
      }
      session.emit(standardize(input, standardizer, &names))
    }
    try session.finish()
  }

  private func tell(_ input: PathArgument, companionOf photo: FilePath) {
    let reason = SkipReason.companion(of: photo.name.string).text
    shared.note(
      LocalizedText(zh: "已跳过“\(input.text)”：\(reason.zh)。", en: "Skipped “\(input.text)”: \(reason.en)."))
  }

  private func standardize(_ input: PathArgument, _ standardizer: Standardizer, _ names: inout OutputNames)
    -> PhotoReport
  {
    var stopwatch = Stopwatch()
    do {
      let target = OutputNames.picture(of: input.path, in: output.path)
      let bytes = try FileSystem.read(input.path, limit: Limits.standard.bytes)
      stopwatch.lap(.read)
      let result = try standardizer.standardize(
        bytes, outputName: target.name.string, stopwatch: &stopwatch)
      let verdict = Judge.overall(result.findings)
      var report = PhotoReport(
        input: input.text, outcome: .init(verdict), findings: result.findings, crop: result.finished?.crop,
        matting: result.finished.map { PhotoReport.Matting($0.cutout) }, makesPicture: true)
      report.notes = result.photo.photo.file.notes
      try judging.show(
        result.photo, crop: result.finished?.crop, result.findings, finished: result.finished,
        on: &report, shared)
      if let file = result.finished?.file, verdict != .fail || keepFailed {
        // Only what is written holds a name.
        try names.claim(target, replacing: force)
        try FileSystem.makeFolder(output.path)
        try FileSystem.write(file, to: target)
        report.output = target.string
      }
      stopwatch.lap(.write)
      report.timings = stopwatch.timings
      return report
    } catch {
      return PhotoReport(
        input: input.text, outcome: .error, timings: stopwatch.timings,
        failure: Failure(error, reading: input.text),
        makesPicture: true)
    }
  }
}
