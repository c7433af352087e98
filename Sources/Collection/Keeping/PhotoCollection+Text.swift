internal import Files
internal import Localization
internal import Store
internal import SystemPackage

extension PhotoCollection {
  /// Bytes in which the text's last line is looked for: some of the largest lines.
  private static let tailSize = 1 << 18

  /// Makes the log's text end where the database does: it may have lost its end with the power, or hold lines that a sudden
  /// end kept from being entered. To be called before marks are cleared away, and with nobody else at work.
  /// - Throws: where the database has lost what the text still has; both stay as they are.
  static func completeText(_ folder: CollectionFolder, _ store: Store) throws {
    let last = try explaining {
      try store.read {
        try $0.first("SELECT id, hash FROM event ORDER BY id DESC LIMIT 1") {
          (id: $0["id"] ?? Int64(0), hash: $0["hash"] ?? "")
        }
      }
    }
    guard let last, LogText.lastHash(of: folder.log, within: tailSize) != last.hash else { return }
    let text = try LogText(folder.log)
    let isCutOff = FileSystem.exists(folder.mark(ofEvent: last.id + 1))
    let isOther = text.events.count >= last.id && text.events[Int(last.id) - 1].hash != last.hash
    guard !isOther, text.newest <= last.id || isCutOff else { throw CollectionError.textIsNewer(folder) }
    try rewriteText(folder, store)
  }
}

extension CollectionError {
  fileprivate static func textIsNewer(_ folder: CollectionFolder) -> CollectionError {
    .invalid(
      code: "log-newer",
      LocalizedText(
        zh:
          "“\(folder.log.string)”里有数据库没有的事件，数据库可能是旧的副本：用 collect recover 从日志恢复；旧数据库会保留。",
        en:
          "“\(folder.log.string)” holds events that the database lacks, as where an old copy of it was put back: collect recover makes it anew from the log and keeps the old one."
      ))
  }
}
