import ArgumentParser
import Batch
import Pipeline
import Rules

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Answer requests, one JSON object a line. 逐行处理 JSON 请求。",
    discussion: """
      Standard input: {"input": "a.jpg", "output": "out/a.jpg", "id": "7"}, where output and id may be left out; or \
      just a path. Standard output: one answer for each line, in order. The networks are loaded once.
      """)

  @Flag(help: "Replace files that stand already where an output goes.")
  var force = false

  @Flag(help: "Write pictures that break a rule as well.")
  var keepFailed = false

  @OptionGroup var standards: StandardOptions
  @OptionGroup var backgrounds: BackgroundOptions
  @OptionGroup var matting: MattingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let standard = try standards.resolve(shared)
    let processor = StandardProcessor(
      models: try models.load(shared), standard: standard, background: try backgrounds.resolve(for: standard),
      quality: matting.quality(), referenceDate: standards.referenceDate, language: shared.language)
    let worker = LineWorker(processor: processor, replaces: force)
    while let line = readLine() {
      if line.isEmpty { continue }
      Console.print(worker.answer(line, keepsFailed: keepFailed))
    }
  }
}
