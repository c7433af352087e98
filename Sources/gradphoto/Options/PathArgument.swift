import ArgumentParser
import Files
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file or folder of the command line, whose name need not be UTF-8. Nothing in it is expanded: `~` is the shell's.
struct PathArgument: ExpressibleByArgument, Equatable {
  let path: FilePath

  /// Nil for an empty name, which would stand for the current folder.
  init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    path = FilePath(escapedText: argument)
  }

  /// For people; what is not UTF-8 is replaced.
  var text: String { path.string }

  var isStandardStream: Bool { path == "-" }

  /// The program's arguments as text without loss.
  static var ofThisRun: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { start in
        FilePath.escaped(
          UnsafeBufferPointer(start: start, count: strlen(start)).map { UInt8(bitPattern: $0) })
      }
    }
  }
}
