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

  /// An SVG element for pages; empty for a text that no code holds.
  public static func svg(of text: String) -> String {
    guard let matrix = QRMatrix(Array(text.utf8)) else { return "" }
    let dark = (0..<matrix.side).flatMap { y in
      (0..<matrix.side).filter { matrix.isDark($0, y) }.map {
        "M\($0 + quietOnPaper) \(y + quietOnPaper)h1v1h-1z"
      }
    }
    let side = matrix.side + 2 * quietOnPaper
    return
      "<svg viewBox=\"0 0 \(side) \(side)\" role=\"img\" aria-label=\"QR\" shape-rendering=\"crispEdges\">"
      + "<path fill=\"#fff\" d=\"M0 0h\(side)v\(side)h-\(side)z\"/><path d=\"\(dark.joined())\"/></svg>"
  }

  private static let quietOnPaper = 4

  private static func character(_ upper: Bool, _ lower: Bool) -> String {
    switch (upper, lower) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }
}
