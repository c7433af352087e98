/// A path, or a part of one, as the file system keeps it: bytes that need not be UTF-8.
public struct RawPath: Sendable, Hashable, Comparable {
  public var bytes: [UInt8]

  public init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  public init(_ text: String) { bytes = Array(text.utf8) }

  /// For people: what is not UTF-8 is replaced.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Without loss, or nil.
  public var exactText: String? { String(validating: bytes, as: UTF8.self) }

  public static func < (a: RawPath, b: RawPath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

  public static func / (folder: RawPath, name: RawPath) -> RawPath {
    folder.bytes.isEmpty ? name : RawPath(bytes: folder.bytes + [slash] + name.bytes)
  }

  public static func / (folder: RawPath, name: String) -> RawPath { folder / RawPath(name) }

  /// The last component.
  public var name: RawPath { RawPath(bytes: bytes.split(separator: slash).last ?? []) }

  /// All but the last component; empty where there is only one.
  public var folder: RawPath {
    guard let end = bytes.lastIndex(of: slash) else { return RawPath(bytes: []) }
    return RawPath(bytes: end == 0 ? [slash] : Array(bytes[..<end]))
  }

  /// The last component without its extension; a leading dot begins no extension.
  public var stem: RawPath {
    let name = name.bytes
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return RawPath(bytes: name) }
    return RawPath(bytes: name[..<dot])
  }

  /// Lower-case letters after the last dot; empty where there is none.
  public var ending: String {
    let name = name.bytes
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return "" }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }
}

private let slash = UInt8(ascii: "/")
