public import Foundation

/// The labelled photos and other projects' test pictures beside the checkout, where they are there: `../shared/data`.
public enum SharedData {
  public static let folder = Repository.root.deletingLastPathComponent().appendingPathComponent("shared/data")

  /// Whether a part of it is there: a folder or a file.
  public static func has(_ path: String) -> Bool { Repository.holds([path], in: folder) }

  /// The labelled photos and the networks that judge them.
  public static let isPresent = has("labels.csv") && Downloads.networksArePresent

  /// - Parameter path: relative to the folder.
  public static func bytes(_ path: String) throws -> [UInt8] {
    try Repository.bytes(of: folder.appendingPathComponent(path))
  }

  /// Paths of the files below a folder, relative to the data, in order.
  public static func files(under part: String) -> [String] {
    TemporaryFolder.files(below: folder.appendingPathComponent(part)).map { "\(part)/\($0)" }
  }

  /// The rows of a table (comma-separated; cells may be quoted, lines not broken), each by its first column and by heading.
  public static func table(_ name: String) throws -> [(path: String, row: [String: String])] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      cells(of: $0)
    }
    guard let headings = lines.first else { return [] }
    return lines.dropFirst().map { fields in
      (fields.first ?? "", Dictionary(zip(headings, fields), uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
