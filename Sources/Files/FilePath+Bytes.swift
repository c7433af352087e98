public import SystemPackage

/// A path, or a part of one, as the file system keeps it: bytes that need not be UTF-8.
extension FilePath {
  public init(bytes: some Sequence<UInt8>) {
    self.init(platformString: bytes.map { CChar(bitPattern: $0) } + [0])
  }

  public var bytes: [UInt8] {
    withPlatformString { start in
      UnsafeBufferPointer(start: start, count: length).map { UInt8(bitPattern: $0) }
    }
  }

  /// Without loss, or nil.
  public var exactText: String? { String(validating: self) }

  public static func / (folder: FilePath, name: FilePath) -> FilePath { folder.pushing(name) }

  public static func / (folder: FilePath, name: FilePath.Component) -> FilePath { folder.appending(name) }

  public static func / (folder: FilePath, name: String) -> FilePath { folder.appending(name) }

  /// All but the last component; empty where there is only one.
  public var folder: FilePath { removingLastComponent() }

  /// The last component; empty where there is none.
  public var name: FilePath { FilePath(root: nil, lastComponent.map { [$0] } ?? []) }

  /// The last component without its extension, what is not UTF-8 replaced.
  public var stemText: String { stem ?? "" }

  /// The extension in lower case; empty where there is none.
  public var ending: String { (self.extension ?? "").lowercased() }

  /// From the root, without "." and "..", symbolic links as they are.
  public var absolute: FilePath {
    (isAbsolute ? self : FileSystem.currentFolder.pushing(self)).lexicallyNormalized()
  }
}
