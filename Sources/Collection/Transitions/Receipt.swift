internal import Localization
internal import Store

/// One line of the ledger.
enum Receipt {
  /// Characters of a receipt's number.
  private static let lengths = 1...60

  /// - Throws: `CollectionError.invalid` for a number that stands in the ledger already, or is none.
  static func requireUnused(_ number: String, as kind: String, _ store: StoreConnection) throws {
    guard lengths.contains(number.count), printable(number) == number else {
      throw CollectionError.invalid(
        code: "bad-receipt",
        LocalizedText(
          zh: "收据号应为 1 到 60 个字符。", en: "The number of a receipt has 1 to 60 characters."))
    }
    let used = try store.count("SELECT count(*) FROM ledger WHERE kind = ? AND receipt = ?", [kind, number])
    guard used == 0 else {
      throw CollectionError.invalid(
        code: "receipt-used",
        LocalizedText(zh: "收据号“\(number)”已经用过。", en: "The receipt “\(number)” has been used already."))
    }
  }

  static func enter(
    _ kind: String, _ fen: Int64, _ number: String, _ payer: String, _ occurrence: Occurrence,
    _ store: StoreConnection
  ) throws {
    try store.execute(
      """
      INSERT INTO ledger (id, student, kind, fen, receipt, payer, day, college, class, time)
      SELECT ?, id, ?, ?, ?, ?, ?, coalesce(college, ''), coalesce(class, ''), ? FROM student WHERE id = ?
      """,
      [
        occurrence.event, kind, fen, number, payer, occurrence.time.day.description, occurrence.time,
        occurrence.student,
      ])
    try store.execute("UPDATE student SET paid = paid + ? WHERE id = ?", [fen, occurrence.student])
  }
}
