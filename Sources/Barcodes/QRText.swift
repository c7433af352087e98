/// A QR code for terminals and plain text, two modules a character.
public enum QRText {
  /// ISO/IEC 18004 asks for four light modules around it; phones read it with two.
  private static let quiet = 2

  /// Dark on light, whatever the terminal's colours; empty for a text that no code holds.
  public static func lines(of text: String) -> String {
    guard let matrix = QRMatrix(Array(text.utf8)) else { return "" }
    let range = -quiet..<matrix.side + quiet
    return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { y in
      "\u{1B}[30;47m" + range.map { x in character(matrix.isDark(x, y), matrix.isDark(x, y + 1)) }.joined()
        + "\u{1B}[0m"
    }.joined(separator: "\n")
  }

  private static func character(_ upper: Bool, _ lower: Bool) -> String {
    switch (upper, lower) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }
}
