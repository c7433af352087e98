internal import Store

/// What was paid and given back, summed up.
public struct LedgerTotal: Sendable, Hashable {
  /// A day, or a college and class.
  public let key: String
  public let payments: Int
  public let paid: Money
  public let refunds: Int
  /// Positive.
  public let refunded: Money
  public var balance: Money { Money(fen: paid.fen - refunded.fen) }
}

public enum LedgerGrouping: String, Sendable, CaseIterable {
  case day
  case classGroup = "class"
}

extension PhotoCollection {
  /// Totals in the order of their keys.
  public func ledgerTotals(by grouping: LedgerGrouping) throws -> [LedgerTotal] {
    let key = grouping == .day ? "day" : "college || CASE WHEN class = '' THEN '' ELSE '/' || class END"
    return try read {
      try $0.rows(
        """
        SELECT \(key) AS k, sum(kind = 'payment') AS payments, sum(CASE kind WHEN 'payment' THEN fen ELSE 0 END) AS paid,
          sum(kind = 'refund') AS refunds, sum(CASE kind WHEN 'refund' THEN -fen ELSE 0 END) AS refunded
        FROM ledger GROUP BY k ORDER BY k
        """
      ) { row in
        LedgerTotal(
          key: row["k"] ?? "", payments: row["payments"] ?? 0, paid: Money(fen: row["paid"] ?? 0),
          refunds: row["refunds"] ?? 0, refunded: Money(fen: row["refunded"] ?? 0))
      }
    }
  }
}
