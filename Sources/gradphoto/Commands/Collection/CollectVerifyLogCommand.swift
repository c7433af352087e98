import ArgumentParser
import Collection
import Localization

struct CollectVerifyLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-log",
    abstract: "Prove that no line of the log was changed, dropped or slipped in. 校验日志。",
    discussion: """
      Lines are chained by SHA-256. The last hash, kept elsewhere, proves with --head that nothing was cut off at the end. \
      Exit status 1 where something is wrong.
      """)

  @Option(
    help: ArgumentHelp(
      "A hash that an earlier run printed: it must still be in the log.", valueName: "sha256"))
  var head: String?

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    struct Flaw: Encodable {
      var event: Int64
      var kind: String
    }
    var events: Int
    var erased: Int
    var head: String
    var flaws: [Flaw]
    /// Absent without --head.
    var holdsHead: Bool?
  }

  func run() throws {
    try options.run { collection in
      let proof = try collection.proveLog()
      var holdsHead: Bool?
      if let head {
        holdsHead = false
        try collection.history { if $0.hash == head.lowercased() { holdsHead = true } }
      }
      switch options.answers.format {
      case .json:
        Console.print(
          JSONLine.encode(
            Answer(
              events: proof.events, erased: proof.erased, head: proof.head,
              flaws: proof.flaws.map { .init(event: $0.event, kind: $0.kind.rawValue) }, holdsHead: holdsHead)
          ))
      case .text: for line in text(proof, holdsHead) { Console.print(line) }
      }
      if !proof.flaws.isEmpty || holdsHead == false { throw ExitCode(ExitStatus.broken) }
    }
  }

  private func text(_ proof: LogProof, _ holdsHead: Bool?) -> [String] {
    let words = options.language.choose
    var lines = proof.flaws.map { flaw in
      words("第 \(flaw.event) 条：\(flaw.kind.text.zh)", "event \(flaw.event): \(flaw.kind.text.en)")
    }
    if holdsHead == false {
      lines.append(
        words("日志中没有 --head 给出的哈希：末尾被截断", "the hash of --head is not in the log: its end was cut off"))
    }
    lines.append(
      words(
        "\(proof.events) 条，其中已清除内容 \(proof.erased) 条，异常 \(proof.flaws.count) 处；末条 \(proof.head)",
        "\(proof.events) events, \(proof.erased) of them erased, \(proof.flaws.count) flaws; last hash \(proof.head)"
      ))
    return lines
  }
}
