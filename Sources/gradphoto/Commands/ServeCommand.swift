import ArgumentParser
import Files
import Foundation
import Localization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The service is a program of its own beside this one, as git's and cargo's plug-ins are: not everybody needs it.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve a collection as pages for students and reviewers. 采集网页服务。",
    discussion: "Its own help: gradphoto serve --help")

  private static let plugIn = "gradphoto-serve"

  @Argument(parsing: .captureForPassthrough, help: "What 'gradphoto serve --help' says.")
  var arguments: [String] = []

  func run() throws {
    let own = Bundle.main.executablePath.map { FileSystem.resolved(FilePath($0)) }
    if let path = own.map({ $0.folder / Self.plugIn }), FileSystem.exists(path) { become(path) }
    Console.note(
      LocalizedText(
        zh: "网页服务 \(Self.plugIn) 不在 gradphoto 旁边：请安装完整的软件包，或用 make service 编译。",
        en:
          "The service, \(Self.plugIn), is not beside gradphoto: install the whole package, or build it with make service."
      )[
        .ofThisRun])
    throw ExitCode(ExitStatus.unprocessed)
  }

  /// Returns only where the plug-in can't be started.
  private func become(_ path: FilePath) {
    // Arguments as they came: names need not be UTF-8. The first two are this program and "serve".
    var words = (2..<max(2, Int(CommandLine.argc))).map { CommandLine.unsafeArgv[$0] }
    path.withPlatformString { program in
      words.insert(UnsafeMutablePointer(mutating: program), at: 0)
      words.append(nil)
      _ = execv(program, words)
    }
  }
}
