import Foundation
import Testing

/// The executable asks itself to decode what it does not decode in its own process.
@Suite struct HEICCommandTests {
  private static let quarters = Executable.root.appendingPathComponent("fixtures/codecs/quarters.heic").path

  /// The picture shows nobody; that it was read, or what is to be installed for it, is what counts here.
  @Test(.enabled(if: Executable.hasModels)) func heicIsRead() throws {
    let outcome = try Executable.run(["check", "--source", HEICCommandTests.quarters, "--format", "json"])
    let line = try #require(outcome.lines.first)
    let code = (line["error"] as? [String: Any])?["code"] as? String
    #expect(code == nil || code == "decoder-missing", "\(outcome.text)")
  }

  /// Four descriptors: the photo can be opened, no process can be started.
  @Test(.enabled(if: Executable.hasModels)) func withoutDescriptorsItIsOneSentence() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -n 4; exec \"$0\" check --source \"$1\" --format json", Executable.url.path,
      HEICCommandTests.quarters,
    ]
    process.environment = [
      "GRADPHOTO_MODELS": Executable.root.appendingPathComponent(".models").path, "LC_ALL": "C",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 2)
    #expect(text.contains("decoder-not-started"))
  }

  /// The mode is no command: without a request it ends and says nothing.
  @Test func modeWithoutARequestEndsQuietly() throws {
    let outcome = try Executable.run(["__decode"], input: Data("nonsense".utf8))
    #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.errors.isEmpty)
    let help = try Executable.run(["--help"])
    #expect(!help.text.contains("__decode"))
  }
}
