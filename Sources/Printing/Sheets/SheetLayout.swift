/// Which prints each person gets: "8×一寸", "4×二寸+8×一寸".
public struct SheetLayout: Sendable, Hashable {
  public struct Term: Sendable, Hashable {
    public var size: PrintSize
    /// Nil for as many as the sheet has room for.
    public var count: Int?
  }

  public var terms: [Term]

  /// A sheet full of 一寸.
  public static let automatic = SheetLayout(terms: [Term(size: PrintSize.known[0], count: nil)])

  /// Prints of one size.
  static let countLimit = 500

  init(terms: [Term]) { self.terms = terms }

  /// "auto", or terms joined by "+": a count, "×", "x" or "*", and a size; the last one may be a size alone, which then
  /// fills what is left of a sheet.
  /// - Throws: `SheetError.badLayout`.
  public init(_ text: String) throws(SheetError) {
    if text.lowercased() == "auto" {
      self = .automatic
      return
    }
    terms = []
    let pieces = text.filter { !$0.isWhitespace }.split(separator: "+", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      let digits = piece.prefix { $0.isASCII && $0.isNumber }
      let rest = piece.dropFirst(digits.count)
      if let count = Int(digits), let sign = rest.first, "×xX*".contains(sign),
        let size = PrintSize(String(rest.dropFirst()))
      {
        guard (1...SheetLayout.countLimit).contains(count) else { throw .badLayout(text) }
        terms.append(Term(size: size, count: count))
      } else if index == pieces.count - 1, let size = PrintSize(String(piece)) {
        terms.append(Term(size: size, count: nil))
      } else {
        throw .badLayout(text)
      }
    }
    guard Set(terms.map(\.size)).count == terms.count else { throw .badLayout(text) }
  }

  /// "4×二寸+8×一寸"
  public var text: String {
    terms.map { term in (term.count.map { "\($0)×" } ?? "") + term.size.name }.joined(separator: "+")
  }
}
