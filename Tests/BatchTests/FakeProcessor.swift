import Batch
import Foundation
import Localization
import Pipeline
import Rules
import Synchronization

/// An engine that judges by the first letter of a photo's content: p pass, f fail, r review, x can't be decoded; the
/// finished file is the content turned round.
final class FakeProcessor: PhotoProcessor {
  struct Undecodable: ExplainedError {
    var code: String { "undecodable" }
    var text: LocalizedText { LocalizedText(zh: "坏了", en: "broken") }
  }

  /// Called before each photo; may sleep or count.
  private let before: @Sendable ([UInt8]) -> Void

  init(before: @escaping @Sendable ([UInt8]) -> Void = { _ in }) { self.before = before }

  func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
    before(bytes)
    let file = Array(bytes.reversed())
    switch bytes.first {
    case UInt8(ascii: "p"): return ProcessedPhoto(file: file, findings: [finding(.pass)], thumbnail: [1])
    case UInt8(ascii: "f"):
      return ProcessedPhoto(
        file: file, findings: [finding(.fail)], overlay: Array("overlay".utf8), thumbnail: [2])
    case UInt8(ascii: "r"): return ProcessedPhoto(file: file, findings: [finding(.review)])
    default: throw Undecodable()
    }
  }

  private func finding(_ verdict: Verdict) -> Finding {
    Finding(
      rule: "fake", clause: "1", verdict: verdict, measured: 1, unit: "", allowed: nil,
      reason: LocalizedText(zh: "理由 <b>", en: "a reason <b>"), remedy: LocalizedText(zh: "办法", en: "a remedy")
    )
  }
}

/// A folder of drawn photos and an output folder, gone at the end.
final class Desk {
  let root: URL
  var input: String { root.appendingPathComponent("in").path }
  var output: String { root.appendingPathComponent("out").path }

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("batch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func put(_ name: String, _ content: String) throws {
    let url = root.appendingPathComponent("in/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: url)
  }

  func settings(
    template: String? = nil, pattern: String? = nil, standard: String = "fake", shard: String = "1/1"
  ) -> BatchSettings {
    BatchSettings(
      input: input, engine: ["standard": standard], template: template, pattern: pattern,
      shard: Shard(shard) ?? .whole)
  }

  /// All files among the outputs, relative to the output folder.
  func outputs(_ folder: String? = nil, in output: String? = nil) -> [String] {
    let base = output ?? self.output
    let found = FileManager.default.subpaths(atPath: base) ?? []
    return found.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: base + "/" + path, isDirectory: &isFolder)
      return !isFolder.boolValue && (folder.map { path.hasPrefix($0 + "/") } ?? !path.hasPrefix("journal/"))
    }.sorted()
  }

  func read(_ path: String) throws -> String {
    try String(contentsOfFile: output + "/" + path, encoding: .utf8)
  }
}
