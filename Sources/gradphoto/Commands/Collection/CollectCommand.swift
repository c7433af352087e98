import ArgumentParser

struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect", abstract: "Collect photos for one school. 图像采集。", subcommands: [CollectCode.self])
}
