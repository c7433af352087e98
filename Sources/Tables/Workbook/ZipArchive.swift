internal import CLibZip
internal import Foundation

/// Reads the parts of a zip archive that lies in memory. Nothing is ever written to a disk, and no name leads to one.
final class ZipArchive {
  /// Of the archive's directory, before a part is looked for.
  static let partLimit: Int64 = 10_000

  private let archive: OpaquePointer
  /// The numbers of the parts by their names as `key` makes them.
  private let indices: [String: UInt64]

  /// - Throws: `TableError.damagedWorkbook`.
  init(_ bytes: [UInt8]) throws(TableError) {
    guard let copy = malloc(max(1, bytes.count)) else { throw .damagedWorkbook(part: "") }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    // The source frees the copy.
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) else {
      free(copy)
      throw .damagedWorkbook(part: "")
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nil) else {
      zip_source_free(source)
      throw .damagedWorkbook(part: "")
    }
    let count = zip_get_num_entries(archive, 0)
    guard count <= ZipArchive.partLimit else {
      zip_discard(archive)
      throw .damagedWorkbook(part: "")
    }
    var indices: [String: UInt64] = [:]
    for index in 0..<UInt64(max(0, count)) {
      guard let name = zip_get_name(archive, index, 0) else { continue }
      let key = ZipArchive.key(String(cString: name))
      if indices[key] == nil { indices[key] = index }
    }
    self.archive = archive
    self.indices = indices
  }

  deinit { zip_discard(archive) }

  /// Names differ neither by case nor by the slash: some writers say "xl\\workbook.xml".
  private static func key(_ name: String) -> String {
    let slashed = name.lowercased().replacing("\\", with: "/")
    return String(slashed.drop { $0 == "/" })
  }

  func contains(_ name: String) -> Bool { indices[ZipArchive.key(name)] != nil }

  /// Whether any part lies in a folder.
  func contains(folder: String) -> Bool { indices.keys.contains { $0.hasPrefix(folder + "/") } }

  /// A part, inflated; nil where the archive has none of this name.
  /// - Parameter limit: of its bytes. What the archive says of a part's size is not believed.
  func part(_ name: String, limit: Int) throws(TableError) -> [UInt8]? {
    guard let index = indices[ZipArchive.key(name)] else { return nil }
    var info = zip_stat_t()
    zip_stat_init(&info)
    guard zip_stat_index(archive, index, 0, &info) == 0, info.valid & UInt64(ZIP_STAT_SIZE) != 0,
      let file = zip_fopen_index(archive, index, 0)
    else { throw .damagedWorkbook(part: name) }
    defer { zip_fclose(file) }
    guard info.size <= UInt64(limit) else { throw .workbookTooLarge(part: name, limit: limit) }
    let size = Int(info.size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      // One byte more than promised tells a part that is longer.
      while count <= size {
        let read = zip_fread(file, buffer.baseAddress.map { $0 + count }, UInt64(size + 1 - count))
        failed = read < 0
        guard read > 0 else { return }
        count += Int(read)
      }
    }
    guard !failed, bytes.count == size else { throw .damagedWorkbook(part: name) }
    return bytes
  }
}
