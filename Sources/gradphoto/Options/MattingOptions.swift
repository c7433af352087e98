import ArgumentParser
import Pipeline

/// Options of commands that cut people out.
struct MattingOptions: ParsableArguments {
  enum Choice: String, ExpressibleByArgument, CaseIterable { case fast, fine }

  @Option(
    help: "fast or fine (default: what the background asks for; 'matte' takes fine).")
  var matting: Choice?

  func quality(otherwise usual: MattingQuality = .automatic) -> MattingQuality {
    switch matting {
    case .fast: .fast
    case .fine: .fine
    case nil: usual
    }
  }
}
