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

  /// The mode is no command: without a request it ends and says nothing.
  @Test func modeWithoutARequestEndsQuietly() throws {
    let outcome = try Executable.run(["__decode"], input: Data("nonsense".utf8))
    #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.errors.isEmpty)
    let help = try Executable.run(["--help"])
    #expect(!help.text.contains("__decode"))
  }
}
