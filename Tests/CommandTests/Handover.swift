import Foundation

/// Finished pictures, lists and what becomes of them, in a folder of its own.
struct Handover {
  let folder: URL

  static func with(_ body: (Handover) throws -> Void) throws {
    try Executable.withFolder { try body(Handover(folder: $0)) }
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func write(_ data: Data, _ name: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func write(_ text: String, _ name: String) throws { try write(Data(text.utf8), name) }

  /// A conforming picture with a comment in it (JPEG's COM, T.81 B.2.4.5), so that each is another file.
  func picture(_ name: String, _ comment: UInt8 = 0) throws {
    var data = try Data(
      contentsOf: Executable.root.appendingPathComponent("fixtures/compliance/pictures/conforms-white.jpg"))
    data.insert(contentsOf: [0xFF, 0xFE, 0x00, 0x03, comment], at: 2)
    try write(data, name)
  }

  func run(_ arguments: String...) throws -> Executable.Outcome {
    try Executable.run(arguments + ["--language", "en"])
  }

  func json(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }
}
