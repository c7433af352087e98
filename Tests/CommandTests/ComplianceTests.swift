import Foundation
import Testing

/// The conformance set that CI jobs use, judged as they judge it.
@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct ComplianceTests {
  private static let folder = Executable.root.appendingPathComponent("fixtures/compliance")

  /// - Returns: status and standard output of `compliance.py`.
  private static func run(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", folder.appendingPathComponent("compliance.py").path] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GRADPHOTO_MODELS": Executable.root.appendingPathComponent(".models").path
    ]) { own, _ in own }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test func everyPictureGetsItsVerdict() throws {
    let (status, text) = try Self.run([Executable.url.path])
    #expect(status == 0, "\(text)")
  }

  @Test func everyPictureIsInTheTable() throws {
    let table = try String(contentsOf: Self.folder.appendingPathComponent("expected.csv"), encoding: .utf8)
    let named = Set(
      table.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }.map(String.init))
    let pictures = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appendingPathComponent("pictures").path)
    #expect(named == Set(pictures))
  }

  @Test func differencesAndFailuresHaveTheirStatus() throws {
    try Executable.withFolder { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("pictures"),
        withDestinationURL: Self.folder.appendingPathComponent("pictures"))
      let table = folder.appendingPathComponent("expected.csv")
      let rows =
        "picture,as,standard,verdict,rules,why\nnobody.jpg,finished,chsi-99,pass,,\nborder.jpg,finished,chsi-99,fail,density,\n"
      try rows.write(to: table, atomically: true, encoding: .utf8)
      let differing = try Self.run([Executable.url.path, table.path])
      #expect(differing.status == 1)
      #expect(
        differing.text.contains("nobody.jpg") && differing.text.contains("density should be fail, is pass"))
      #expect(try Self.run(["/no/such/gradphoto", table.path]).status == 2)
      #expect(try Self.run([Executable.url.path, "/no/such.csv"]).status == 2)
      #expect(try Self.run([]).status == 64)
    }
  }
}
