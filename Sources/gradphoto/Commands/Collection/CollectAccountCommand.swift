public import ArgumentParser
public import Collection
import Foundation
import Localization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Role: ExpressibleByArgument {}

struct CollectAccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Accounts of those who review in 'gradphoto serve'. 审核账号。",
    subcommands: [List.self, Set.self, Remove.self], defaultSubcommand: List.self)

  private struct Answer: Encodable {
    var name: String
    var role: Role
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Who has one. 账号列表。")

    @OptionGroup var options: CollectOptions

    func run() throws {
      try options.run { collection in
        for account in try collection.accounts() {
          let text = "\(account.name)  \(account.role.rawValue)"
          options.answers.tell(
            Answer(name: account.name, role: account.role), LocalizedText(zh: text, en: text))
        }
      }
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make one, or give one a new password and role. 新建或修改账号。",
      discussion: "The password is read from the terminal, or from the first line of standard input.")

    @Argument(help: "Its name; it stands in the log beside what was decided.")
    var name: String

    @Option(help: "reviewer (looks at photos) or office (does everything).")
    var role = Role.reviewer

    @OptionGroup var options: CollectOptions

    func run() throws {
      try options.run { collection in
        let password = Password.read(asking: options.language.choose("密码：", "Password: "))
        try collection.set(account: name, role: role, password: password)
        options.answers.tell(
          Answer(name: name, role: role),
          LocalizedText(zh: "账号 \(name) 可以使用", en: "the account \(name) can be used"))
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take one away. 删除账号。")

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var options: CollectOptions

    func run() throws {
      try options.run { collection in
        try collection.remove(account: name)
        options.shared.note(LocalizedText(zh: "账号 \(name) 已删除", en: "the account \(name) is gone"))
      }
    }
  }
}

/// A password as it is typed.
private enum Password {
  /// Not shown while it is typed; empty where there is none.
  static func read(asking prompt: String) -> String {
    guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine() ?? "" }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    Console.note(prompt)
    return readLine() ?? ""
  }
}
