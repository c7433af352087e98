internal import CLibZip
internal import Foundation
public import SystemPackage

/// Writes zip archives: the same bytes for the same content, whenever and wherever. Photos are stored as they are, for a JPEG
/// becomes no smaller; names are UTF-8.
public final class ZipWriter {
  private let archive: OpaquePointer
  private let name: String
  private var isOpen = true

  /// 1 January 1980, the first day that an archive can name (APPNOTE 4.4.6).
  private static let day: UInt16 = 0x21

  /// - Parameter path: of a file that is not there yet.
  /// - Throws: `TableWritingError.archive`.
  public init(_ path: FilePath) throws(TableWritingError) {
    name = path.lastComponent?.string ?? ""
    var code: Int32 = 0
    let opened = path.withPlatformString { zip_open($0, ZIP_CREATE | ZIP_EXCL, &code) }
    guard let opened else { throw .archive(name: name, detail: ZipWriter.text(code)) }
    archive = opened
  }

  deinit { if isOpen { zip_discard(archive) } }

  /// - Parameters:
  ///   - path: a file, read when the archive is closed.
  ///   - entry: its name in the archive, folders with "/".
  /// - Throws: `TableWritingError.archive`.
  public func add(_ path: FilePath, as entry: String) throws(TableWritingError) {
    let source = path.withPlatformString { zip_source_file(archive, $0, 0, -1) }
    try add(source, entry, stored: true)
  }

  /// A small text, read now.
  /// - Throws: `TableWritingError.archive`.
  public func add(_ text: String, as entry: String) throws(TableWritingError) {
    let bytes = Array(text.utf8)
    guard let copy = malloc(max(1, bytes.count)) else { throw .archive(name: name, detail: "memory") }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    // The source frees the copy.
    let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1)
    if source == nil { free(copy) }
    try add(source, entry, stored: false)
  }

  private func add(_ source: OpaquePointer?, _ entry: String, stored: Bool) throws(TableWritingError) {
    guard let source else { throw failure }
    let index = zip_file_add(archive, entry, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw failure
    }
    let method = stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    guard zip_set_file_compression(archive, UInt64(index), method, 0) == 0,
      zip_file_set_dostime(archive, UInt64(index), 0, ZipWriter.day, 0) == 0,
      zip_file_set_external_attributes(
        archive, UInt64(index), 0, UInt8(ZIP_OPSYS_UNIX), UInt32(0o100644) << 16) == 0
    else { throw failure }
  }

  /// Writes it all. To be called once, at the end.
  /// - Throws: `TableWritingError.archive`.
  public func close() throws(TableWritingError) {
    guard zip_close(archive) == 0 else { throw failure }
    isOpen = false
  }

  private var failure: TableWritingError {
    .archive(name: name, detail: String(cString: zip_strerror(archive)))
  }

  private static func text(_ code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
  }

  /// An archive of small parts, in memory.
  /// - Throws: `TableWritingError.archive`.
  static func bytes(_ parts: [(name: String, text: String)], name: String) throws(TableWritingError)
    -> [UInt8]
  {
    guard let target = zip_source_buffer_create(nil, 0, 0, nil) else {
      throw .archive(name: name, detail: "memory")
    }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let opened = zip_open_from_source(target, ZIP_TRUNCATE, nil) else {
      zip_source_free(target)
      throw .archive(name: name, detail: "memory")
    }
    let writer = ZipWriter(opened, name)
    for part in parts { try writer.add(part.text, as: part.name) }
    try writer.close()
    return try content(of: target, name)
  }

  private init(_ archive: OpaquePointer, _ name: String) {
    self.archive = archive
    self.name = name
  }

  private static func content(of source: OpaquePointer, _ name: String) throws(TableWritingError) -> [UInt8] {
    var info = zip_stat_t()
    zip_stat_init(&info)
    guard zip_source_stat(source, &info) == 0, zip_source_open(source) == 0 else {
      throw .archive(name: name, detail: "memory")
    }
    defer { zip_source_close(source) }
    let size = Int(info.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: max(1, size)) { buffer, count in
      while count < size {
        let read = zip_source_read(source, buffer.baseAddress.map { $0 + count }, UInt64(size - count))
        guard read > 0 else { return }
        count += Int(read)
      }
    }
    guard bytes.count == size else { throw .archive(name: name, detail: "memory") }
    return bytes
  }
}
