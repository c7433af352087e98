internal import Codecs
internal import Collection
internal import Files
internal import Raster
internal import Synchronization
internal import SystemPackage

/// Pictures as pages show them: always JPEG files that were written here, whatever came in.
final class PictureShelf: Sendable {
  private struct Key: Hashable {
    var file: StoredFile
    var form: String
  }

  private struct Shelf {
    var pictures: [Key: [UInt8]] = [:]
    /// The longest unused first.
    var order: [Key] = []
    var bytes = 0
  }

  private let folder: CollectionFolder
  private let shelf = Mutex(Shelf())
  /// Bytes of pictures that are kept for the next who asks.
  private static let room = 24 << 20
  private static let quality = 85
  /// Dots per inch; nobody prints these.
  private static let density = 96
  /// Pixels of the longer side: of a screen, of a card in a grid.
  static let large = 1600
  static let small = 320

  init(_ folder: CollectionFolder) { self.folder = folder }

  /// - Throws: `FileError`, `CodecError`.
  func picture(_ file: StoredFile, side: Int = large) throws -> [UInt8] {
    try picture(file, as: "\(side)") { try make(file, side) }
  }

  /// A picture that was made of a file before; nil where it is not kept.
  /// - Parameter form: what was made of it.
  func known(_ file: StoredFile, as form: String) -> [UInt8]? {
    let key = Key(file: file, form: form)
    return shelf.withLock { shelf in
      guard let picture = shelf.pictures[key] else { return nil }
      shelf.order.removeAll { $0 == key }
      shelf.order.append(key)
      return picture
    }
  }

  /// - Parameter make: makes it of the file where it is not kept.
  func picture(_ file: StoredFile, as form: String, _ make: () throws -> [UInt8]) throws -> [UInt8] {
    if let known = known(file, as: form) { return known }
    let made = try make()
    let key = Key(file: file, form: form)
    shelf.withLock { shelf in
      guard shelf.pictures.updateValue(made, forKey: key) == nil else { return }
      shelf.order.append(key)
      shelf.bytes += made.count
      while shelf.bytes > PictureShelf.room, let oldest = shelf.order.first {
        shelf.order.removeFirst()
        shelf.bytes -= shelf.pictures.removeValue(forKey: oldest)?.count ?? 0
      }
    }
    return made
  }

  private func make(_ file: StoredFile, _ side: Int) throws -> [UInt8] {
    try make(at: folder.path(of: file), side)
  }

  /// A picture of somebody else's, made anew each time.
  func picture(at path: FilePath) throws -> [UInt8] { try make(at: path, PictureShelf.large) }

  private func make(at path: FilePath, _ side: Int) throws -> [UInt8] {
    let bytes = try FileSystem.read(path, limit: Limits.standard.bytes)
    // Reduced decoding keeps the shorter side above this.
    let photo = try Photo(bytes: bytes, atLeast: side * 3 / 4)
    let size = photo.image.size.fitted(within: Size(width: side, height: side))
    let isSmaller = size.width < photo.image.width
    let image = isSmaller ? photo.image.resized(to: size) : photo.image
    return try JPEGEncoder.encode(image, quality: PictureShelf.quality, density: PictureShelf.density)
  }

  /// Nobody sees the pictures of somebody who is erased.
  func forget() { shelf.withLock { $0 = Shelf() } }
}
