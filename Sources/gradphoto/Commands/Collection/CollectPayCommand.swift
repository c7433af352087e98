public import ArgumentParser
public import Collection
import Localization

extension LedgerGrouping: ExpressibleByArgument {}

struct CollectPayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay", abstract: "The ledger: payments, refunds, totals. Nothing is paid here. 缴费登记。",
    subcommands: [Record.self, RefundCommand.self, Totals.self], defaultSubcommand: Record.self)

  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Write down a payment. 登记缴费。",
      discussion:
        "A --list has a column 收据号, and may have 金额 and 缴费人. After a return a re-shoot costs nothing.")

    @OptionGroup var students: StudentsOption

    @Option(help: "In yuan (default: the collection's fee).")
    var amount: String?

    @Option(help: "Number of the receipt.")
    var receipt: String?

    @Option(help: "Who paid, if not the student.")
    var payer = ""

    @OptionGroup var options: CollectOptions

    func validate() throws {
      guard (receipt == nil) == (students.list != nil) else {
        throw UsageError(
          zh: "--student 要同时给 --receipt；--list 的收据号写在表里。",
          en: "--student needs --receipt; with --list the numbers stand in the table."
        ).forParser
      }
    }

    /// What a payment alone does not bring about.
    private static func remark(_ states: [State: Int]) -> LocalizedText? {
      let count = states.filter { $0.key.isBeforePhotos || $0.key == .shot }.values.reduce(0, +)
      return count == 0
        ? nil
        : LocalizedText(
          zh: "其中 \(count) 人还没有选定照片：选定（collect accept）后才进入审核",
          en: "of these \(count) have chosen no photo: it is reviewed once they have (collect accept)")
    }

    func run() throws {
      try options.change(
        students, done: LocalizedText(zh: "已登记缴费", en: "payments"), remark: Self.remark
      ) {
        collection, student, row in
        let number = receipt ?? row.value("收据号") ?? ""
        let text = amount ?? row.value("金额").flatMap { $0.isEmpty ? nil : $0 }
        guard let money = try text.map(Money.init) ?? collection.settings().fee else {
          throw CollectionError.invalid(
            code: "bad-amount",
            LocalizedText(zh: "金额应写成 15.00 这样。", en: "An amount is written like 15.00."))
        }
        let who = payer.isEmpty ? row.value("缴费人") ?? "" : payer
        return Change(student.id, Pay(money, receipt: number, payer: printable(who)))
      }
    }
  }

  struct RefundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "refund", abstract: "Write down that the fee was given back. 登记退费。")

    @OptionGroup var student: StudentOption

    @Option(help: "Number of the refund's receipt.")
    var receipt: String

    @Option(help: "Why.")
    var why = ""

    @OptionGroup var options: CollectOptions

    func run() throws {
      try options.run { collection in
        let student = try collection.student(student.student)
        try collection.perform(
          Refund(receipt: receipt, why: printable(why)), on: student.id, by: options.answers.actor)
        options.answers.tell(
          DoneAnswer(student: student.label, state: try collection.student(student.id).state),
          LocalizedText(
            zh: "\(student.title)：已退 \(student.paid.text) 元",
            en: "\(student.title): \(student.paid.text) given back"))
      }
    }
  }

  struct Totals: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "totals", abstract: "Totals for each day, or each class. 汇总。")

    @Option(help: "day or class.")
    var by = LedgerGrouping.day

    @OptionGroup var options: CollectOptions

    private struct Answer: Encodable {
      var key: String
      var payments: Int
      var paid: String
      var refunds: Int
      var refunded: String
      var balance: String
    }

    func run() throws {
      try options.run { collection in
        let totals = try collection.ledgerTotals(by: by)
        for total in totals {
          options.answers.tell(
            Answer(
              key: total.key, payments: total.payments, paid: total.paid.text, refunds: total.refunds,
              refunded: total.refunded.text, balance: total.balance.text),
            LocalizedText(
              zh:
                "\(printable(total.key))  缴费 \(total.payments) 笔 \(total.paid.text)，退费 \(total.refunds) 笔 \(total.refunded.text)，合计 \(total.balance.text)",
              en:
                "\(printable(total.key))  \(total.payments) payments \(total.paid.text), \(total.refunds) refunds \(total.refunded.text), balance \(total.balance.text)"
            ))
        }
        let sum = Money(fen: totals.reduce(0) { $0 + $1.balance.fen })
        options.shared.note(LocalizedText(zh: "总计 \(sum.text) 元", en: "in all \(sum.text)"))
      }
    }
  }
}
