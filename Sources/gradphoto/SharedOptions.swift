public import ArgumentParser
import Codecs
import Foundation
import Localization
import Portrait
import Rules
import Studio

extension Language: ExpressibleByArgument {}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Options that every command has.
struct SharedOptions: ParsableArguments {
  @Option(help: "Language of messages: zh or en (default: from the locale).")
  var language: Language = Language(environment: ProcessInfo.processInfo.environment)

  @Flag(help: "Print results only.")
  var quiet = false

  @Flag(help: "Say more about what happens.")
  var verbose = false

  func note(_ text: LocalizedText) {
    if !quiet { Console.note(text[language]) }
  }

  /// A detail for `--verbose`.
  func detail(_ text: @autoclosure () -> LocalizedText) {
    if verbose { Console.note(text()[language]) }
  }
}

/// Options of commands that look at photos.
struct ModelOptions: ParsableArguments {
  @Option(
    help:
      "Folder of the network files (default: beside the executable, ../share/gradphoto/models, $GRADPHOTO_MODELS)."
  )
  var models: String?

  /// - Throws: `ExitCode(2)` after saying what is missing.
  func load(_ shared: SharedOptions) throws -> PortraitModels {
    do {
      let store = try ModelStore(explicit: models, executable: Bundle.main.executableURL)
      shared.detail(LocalizedText(zh: "模型目录：\(store.folder.path)", en: "networks: \(store.folder.path)"))
      return try store.load()
    } catch {
      Console.note(Failure(error, about: "models").text[shared.language])
      throw ExitCode(2)
    }
  }
}

/// Options of commands that cut people out.
struct MattingOptions: ParsableArguments {
  enum Choice: String, ExpressibleByArgument, CaseIterable { case fast, fine }

  @Option(
    help: "fast or fine (default: what the background asks for; 'matte' takes fine).")
  var matting: Choice?

  func effort(otherwise usual: MattingEffort = .automatic) -> MattingEffort {
    switch matting {
    case .fast: .fast
    case .fine: .fine
    case nil: usual
    }
  }
}

/// Options of commands that judge.
struct JudgingOptions: ParsableArguments {
  @OptionGroup var standards: StandardOptions

  @Option(help: "text, json (one object a line), junit, sarif, csv or html (one file with the pictures).")
  var format = ReportFormat.text

  @Option(
    help: "Mark where broken and doubtful rules looked in this PNG (one input only); - for standard output.")
  var overlay: String?

  @Flag(help: "A photo that needs review counts as one that breaks a rule.")
  var strict = false

  func validate(inputs: [String]) throws {
    if overlay != nil, inputs.count != 1 { throw ValidationError("--overlay takes one input.") }
  }

  /// What reports and overlays show of a photo, as far as they are asked for.
  /// - Throws: `FileError` where the overlay can't be written.
  func show(_ sighting: Sighting, finished: [UInt8]?, on report: inout PhotoReport) throws {
    if let overlay {
      let drawn = FindingOverlay.draw(sighting, sighting.marks(report.problems))
      try FileAccess.write(PNGEncoder.encode(drawn), to: overlay)
    }
    if format == .html { report.pictures = try ReportPictures(sighting, report.problems, finished: finished) }
  }
}
