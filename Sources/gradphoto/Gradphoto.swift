import ArgumentParser
import Codecs
import Pipeline

@main
struct Gradphoto: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradphoto",
    abstract: "Graduation photos that conform to 教毕指〔2017〕99号, or the reason why not. 毕业照标准化与检测。",
    discussion: """
      Everything happens on this machine. The face is never retouched, rotated, mirrored or enlarged: the standard \
      forbids it. 全程离线；不修脸、不旋转、不镜像、不放大。

      Exit status: 0 all conform or need review, 1 some photo breaks a rule, 2 some file could not be processed, \
      64 wrong usage.
      """,
    version: BuildInfo.version,
    subcommands: [
      StandardizeCommand.self, CheckCommand.self, DetectCommand.self, MatteCommand.self, RulesCommand.self,
      ExplainCommand.self, StandardsCommand.self, ConvertCommand.self, GuideCommand.self, BatchCommand.self,
      StatusCommand.self, RosterCommand.self, WatchCommand.self, WorkerCommand.self, MergeCommand.self,
      CompareCommand.self, CollectCommand.self, DeliverCommand.self, SheetCommand.self, MailCommand.self,
      ServeCommand.self, DoctorCommand.self,
    ])

  static func main() {
    IsolatedDecoder.serveIfAsked()
    do {
      var command = try parseAsRoot(PathArgument.ofThisRun)
      try command.run()
    } catch {
      // Help and versions are results as well: the parser would not notice that they can't be written.
      guard exitCode(for: error) == .success else { exit(withError: error) }
      let text = fullMessage(for: error)
      if !text.isEmpty { Console.print(text) }
    }
  }
}
