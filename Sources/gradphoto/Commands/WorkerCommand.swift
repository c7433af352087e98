import ArgumentParser
import Batch
import Rules
import Studio

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Answer requests, one JSON object a line. 逐行处理 JSON 请求。",
    discussion: """
      Standard input: {"input": "a.jpg", "output": "out/a.jpg", "id": "7"}, where output and id may be left out; or \
      just a path. Standard output: one answer for each line, in order. The networks are loaded once.
      """)

  @Option(help: "The standard to judge by: see 'gradphoto standards'.")
  var standard = "chsi-99"

  @Option(help: "light-blue, white, light-gray, #RRGGBB or keep (default: the standard's first colour).")
  var background: String?

  @Flag(help: "Write pictures that break a rule as well.")
  var keepFailed = false

  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    guard let found = Standards.standard(standard) else {
      throw ValidationError("There is no standard '\(standard)'.")
    }
    guard let choice = background.map({ Background($0, standard: found) }) ?? .preferred(by: found) else {
      throw ValidationError("'\(background ?? "")' is no background.")
    }
    let processor = StudioProcessor(models: try models.load(shared), standard: found, background: choice)
    let worker = LineWorker(processor: processor)
    while let line = readLine() {
      if line.isEmpty { continue }
      Console.print(worker.answer(line, keepsFailed: keepFailed))
    }
  }
}
