extension String {
  /// As one line can show it: line breaks, tabs and other controls are blanks, several of which are one, and characters
  /// that take no room (zero-width ones, the byte order mark) are left out. Cells of spreadsheets hold all of them.
  public var onOneLine: String {
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars where !String.takesNoRoom(scalar) {
      let isBlank = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      if !isBlank {
        line.append(scalar)
      } else if let last = line.last, last != " " {
        line.append(" ")
      }
    }
    if line.last == " " { line.removeLast() }
    return String(line)
  }

  private static func takesNoRoom(_ scalar: Unicode.Scalar) -> Bool {
    (0x200B...0x200D).contains(scalar.value) || scalar.value == 0xFEFF
  }
}
