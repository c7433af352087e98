import Files
import Foundation
import Localization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Results go to standard output, everything else to standard error.
enum Console {
  static func print(_ line: String) { write(line + "\n") }

  /// A reader that went away ends the program without a word; results that can't be written end it with one.
  static func write(_ text: String) {
    guard !text.isEmpty else { return }
    do throws(Errno) {
      try StandardStream.output.write(text)
    } catch .brokenPipe {
      exit(ExitStatus.unprocessed)
    } catch {
      let reason = error.text
      note(
        LocalizedText(zh: "无法写出结果：\(reason.zh)。", en: "The results can't be written: \(reason.en).")[
          .ofThisRun])
      exit(ExitStatus.unprocessed)
    }
  }

  /// What can't be said to a person is lost: there is nobody else to tell.
  static func note(_ line: String) {
    try? StandardStream.error.write(line + "\n")
  }

  /// Replaces the line under the cursor of the terminal behind standard error.
  static func replaceLine(_ text: String) {
    try? StandardStream.error.write("\r\u{1B}[K\(text)")
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

/// What the program's end tells a script.
enum ExitStatus {
  /// Some photo breaks a rule.
  static let broken: Int32 = 1
  /// Some file could not be processed, or nothing could be begun.
  static let unprocessed: Int32 = 2
  /// Ctrl-C.
  static let interrupted: Int32 = 130
}
