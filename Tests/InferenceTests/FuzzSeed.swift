import Foundation
import Support

/// The small networks of these tests are what the fuzzer begins with: GRADPHOTO_SEEDS=fixtures/fuzz writes them there.
enum FuzzSeed {
  private static let folder = ProcessInfo.processInfo.environment["GRADPHOTO_SEEDS"]

  /// - Parameter reader: of `Tests/Fuzz`.
  static func keep(_ bytes: [UInt8], for reader: String) throws {
    guard let folder, bytes.count <= 1024 else { return }
    let url = Repository.root.appendingPathComponent("\(folder)/\(reader)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let name = String(bytes.reduce(5381 as UInt32) { $0 &* 33 ^ UInt32($1) }, radix: 16)
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }
}
