public import Localization

/// A database that can't be used as it is.
public enum StoreError: ExplainedError, Hashable {
  case missing
  case damaged(detail: String)
  /// A later version of gradphoto has changed it.
  case newer
  /// Another process has not ended its transaction.
  case locked
  /// The disk is full.
  case full
  case readOnly
  /// A value that only one row may have is another's already.
  case taken(detail: String)
  case unusable(detail: String)

  public var code: String {
    switch self {
    case .missing: "database-missing"
    case .damaged: "database-damaged"
    case .newer: "database-newer"
    case .locked: "database-locked"
    case .full: "disk-full"
    case .readOnly: "database-read-only"
    case .taken: "value-taken"
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
    case .locked:
      LocalizedText(
        zh: "数据库正被另一个程序占用，请稍后再试。", en: "Another program is writing to the database: try again in a moment.")
    case .full: LocalizedText(zh: "磁盘已满，数据库无法写入。", en: "The disk is full: the database can't be written.")
    case .readOnly:
      LocalizedText(zh: "数据库是只读的，无法写入。", en: "The database is read-only: it can't be written.")
    case .taken(let detail):
      LocalizedText(
        zh: "这个值已属于另一条记录（\(detail)）。", en: "Another row has this value already (\(detail)).")
    case .unusable(let detail):
      LocalizedText(zh: "数据库无法读写（\(detail)）。", en: "The database can't be used (\(detail)).")
    }
  }
}
