import Foundation
import Studio

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Results go to standard output, everything else to standard error.
enum Console {
  static func print(_ line: String) { write(line + "\n") }

  static func write(_ text: String) { if !text.isEmpty { write(text, to: .standardOutput) } }

  static func note(_ line: String) { write(line + "\n", to: .standardError) }

  /// A reader that went away is no reason to crash.
  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// Colours only on a terminal, and not where NO_COLOR is set.
  static var usesColor: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  /// Of the terminal behind standard error; 80 where it does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Columns that a text takes: Han characters and full-width signs take two.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFEF).contains($1.value) ? 2 : 1) }
  }
}
