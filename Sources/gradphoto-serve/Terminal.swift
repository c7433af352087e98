import Files

/// Addresses go to standard output, all else to standard error.
enum Terminal {
  static func print(_ line: String) { try? StandardStream.output.write(line + "\n") }
  static func note(_ line: String) { try? StandardStream.error.write(line + "\n") }
}
