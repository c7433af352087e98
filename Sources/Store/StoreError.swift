public import Localization

/// A database that can't be used as it is.
public enum StoreError: ExplainedError, Hashable {
  case missing
  case damaged(detail: String)
  /// A later version of gradphoto has changed it.
  case newer
  /// Locked by another process, on a full or read-only disk…
  case unusable(detail: String)

  public var code: String {
    switch self {
    case .missing: "database-missing"
    case .damaged: "database-damaged"
    case .newer: "database-newer"
    case .unusable: "database-unusable"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .missing: LocalizedText(zh: "数据库不存在。", en: "There is no database.")
    case .damaged(let detail):
      LocalizedText(zh: "数据库已损坏（\(detail)）。", en: "The database is damaged (\(detail)).")
    case .newer:
      LocalizedText(
        zh: "数据库由更新版本的 gradphoto 写成。", en: "The database was written by a newer version of gradphoto.")
    case .unusable(let detail):
      LocalizedText(zh: "数据库无法读写（\(detail)）。", en: "The database can't be used (\(detail)).")
    }
  }
}
