import ArgumentParser
import Collection
import Localization

struct CollectCorrectionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correction", abstract: "The office decides corrections. 处理更正申请。",
    subcommands: [List.self, Grant.self, Refuse.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Requests that wait, the oldest first. 待处理的申请。")

    @OptionGroup var options: CollectOptions

    private struct Answer: Encodable {
      var id: Int64
      var student: String
      var name: String
      var field: String
      var old: String
      var new: String
      var why: String
      var time: String
    }

    func run() throws {
      try options.run { collection in
        let open = try collection.openCorrections()
        for item in open {
          options.answers.tell(
            Answer(
              id: item.id, student: item.label, name: item.name, field: item.field.rawValue, old: item.old,
              new: item.new, why: item.why, time: item.time.text),
            text(item))
        }
        options.shared.note(
          LocalizedText(
            zh: "待处理 \(open.count) 件", en: open.count == 1 ? "1 request" : "\(open.count) requests"))
      }
    }

    private func text(_ item: Correction) -> LocalizedText {
      let line = printable(
        "\(item.id)  \(item.label) \(item.name)  \(item.field.heading) “\(item.old)” → “\(item.new)”  \(item.why)"
      )
      return LocalizedText(zh: line, en: line)
    }
  }

  struct Grant: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Correct the data as asked. 同意更正。")
    @OptionGroup var decision: Decision
    func run() throws { try decision.decide(isGranted: true) }
  }

  struct Refuse: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Leave the data as they are. 不予更正。")
    @OptionGroup var decision: Decision
    func run() throws { try decision.decide(isGranted: false) }
  }

  struct Decision: ParsableArguments {
    @Argument(help: "Number of the request: see 'collect correction list'.")
    var request: Int64

    @Option(help: "For the student: why.")
    var note = ""

    @OptionGroup var options: CollectOptions

    private struct Answer: Encodable {
      var id: Int64
      var granted: Bool
    }

    func decide(isGranted: Bool) throws {
      try options.run { collection in
        try collection.decideCorrection(
          request, isGranted: isGranted, why: printable(note), by: options.answers.actor)
        options.answers.tell(
          Answer(id: request, granted: isGranted),
          isGranted
            ? LocalizedText(zh: "已更正", en: "corrected") : LocalizedText(zh: "未更正", en: "not corrected"))
      }
    }
  }
}
