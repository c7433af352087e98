import Foundation
import Testing

/// What `collect init` does not take.
@Suite struct CollectInitCommandTests {
  private func make(_ arguments: String...) throws -> Executable.Outcome {
    try Executable.withFolder { folder in
      try Executable.run(
        ["collect", "init", folder.appendingPathComponent("c").path, "--school", "s", "--batch", "b"]
          + arguments
          + ["--language", "en"])
    }
  }

  @Test func consentIsNotLeftOut() throws {
    let without = try make("--steps", "verify", "confirm")
    #expect(without.status == 64 && without.errors.contains("--consent-elsewhere"))
    #expect(try make("--steps", "verify", "consent").status == 0)
    #expect(try make("--steps", "verify", "--consent-elsewhere", "Room 204").status == 0)
  }

  @Test func elsewhereIsSomewhere() throws {
    for nowhere in ["", " "] { #expect(try make("--consent-elsewhere", nowhere).status == 64) }
  }
}
