import Localization
internal import Raster

/// A standard as a JSON file: what `gradphoto standards --show ID` prints and `--standard FILE.json` reads.
public enum StandardFile {
  /// More than any standard needs.
  public static let byteLimit = 1 << 20

  /// - Throws: for anything that is not a whole, sensible standard: the place, the field, what is wrong.
  public static func read(_ bytes: [UInt8]) throws(StandardFileError) -> Standard {
    do throws(FileFault) {
      guard bytes.count <= byteLimit else {
        throw FileFault(
          0, zh: "文件超过 \(byteLimit >> 20) MB", en: "the file has more than \(byteLimit >> 20) MB")
      }
      let file = try JSONReader.read(bytes)
      let extended = try StandardExtension.resolved(file)
      return try Standard(FieldReader(value: extended ?? file, path: ""), ownClauses: extended != nil)
    } catch {
      throw error.located(in: bytes)
    }
  }

  /// Two spaces a level, fields in the order in which a person reads them.
  public static func text(of standard: Standard) -> String { JSONWriter.text(standard.json) + "\n" }

  /// Sides of the finished picture in pixels that can be made in reasonable time and memory.
  static let sides = 64...2048

  /// Sides in pixels of pictures that others made.
  static let acceptedSides = 16...10_000
}
