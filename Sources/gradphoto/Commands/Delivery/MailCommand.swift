import ArgumentParser

struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Prints by post: labels, packing lists, what went where. 邮寄。",
    subcommands: [MailLabelsCommand.self, MailListCommand.self, MailSendCommand.self, MailStatusCommand.self])
}
