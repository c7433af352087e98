import Foundation
import Support

/// The built executable, run as its users run it.
struct Executable {
  struct Outcome {
    var status: Int32
    var output: Data
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [[String: Any]] {
      text.split(separator: "\n").compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
    }
  }

  static let root = Repository.root
  static let portraits = Downloads.portraits
  static let hasModels = FileManager.default.fileExists(
    atPath: portraits.appendingPathComponent("obama.jpg").path)

  /// Beside the test bundle, where the package manager puts it.
  static var url: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "gradphoto")
  }

  /// - Parameter wrapper: a program and its arguments that the executable is started by.
  static func run(
    _ arguments: [String], input: Data? = nil, environment: [String: String] = [:],
    through wrapper: [String] = []
  ) throws -> Outcome {
    let process = prepared(arguments, environment, wrapper)
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    let stdin = Pipe()
    process.standardInput = stdin
    try process.run()
    if let input { try stdin.fileHandleForWriting.write(contentsOf: input) }
    try stdin.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: data, errors: String(decoding: complaint, as: UTF8.self))
  }

  /// A process that goes on, and the lines of its standard output as they come.
  static func start(_ arguments: [String], through wrapper: [String] = []) throws -> (
    process: Process, lines: AnySequence<String>
  ) {
    let process = prepared(arguments, [:], wrapper)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    var buffer = Data()
    let lines = AnyIterator<String> {
      while true {
        if let end = buffer.firstIndex(of: 10) {
          defer { buffer = Data(buffer[(end + 1)...]) }
          return String(decoding: buffer[..<end], as: UTF8.self)
        }
        let more = output.fileHandleForReading.availableData
        guard !more.isEmpty else { return nil }
        buffer += more
      }
    }
    return (process, AnySequence(lines))
  }

  private static func prepared(
    _ arguments: [String], _ environment: [String: String], _ wrapper: [String]
  ) -> Process {
    let process = Process()
    let words = wrapper + [url.path] + arguments
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    var variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    variables["GRADPHOTO_MODELS"] =
      variables["GRADPHOTO_MODELS"] ?? root.appendingPathComponent(".models").path
    variables["LC_ALL"] = environment["LC_ALL"] ?? "C"
    process.environment = variables
    return process
  }

  static func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "gradphoto-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
