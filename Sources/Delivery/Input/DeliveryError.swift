public import Localization

/// A delivery that can't begin or end.
public enum DeliveryError: ExplainedError, Hashable {
  /// Something that is no delivery of ours stands where the delivery goes.
  case exists(String)
  /// A delivery stands there that differs from what would be made now; so many files.
  case otherDelivery(String, files: Int)
  case insideSource(String)
  /// A text of this line of the list is longer, in bytes, than a field of the index can be.
  case fieldTooLong(line: Int, field: String, bytes: Int, limit: Int)
  /// So many files, read back, are not the pictures that were proven.
  case notAsProven(files: Int)
  case badScheme(String)
  case badSize(String)

  public var code: String {
    switch self {
    case .exists, .otherDelivery: "exists"
    case .insideSource: "output-inside-source"
    case .fieldTooLong: "field-too-long"
    case .notAsProven: "not-as-proven"
    case .badScheme: "bad-scheme"
    case .badSize: "bad-size"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .exists(let path):
      LocalizedText(
        zh: "“\(path)”已经存在，且不是交付目录：请换一个 -o。", en: "“\(path)” exists and is no delivery: choose another -o.")
    case .otherDelivery(let path, let files):
      LocalizedText(
        zh: "“\(path)”是已完成的交付，与现在的结果有 \(files) 个文件不同：已交付的不改动，请换一个 -o。",
        en:
          "“\(path)” is a finished delivery from which what is made now differs in \(files) files: what was handed over is not changed, choose another -o."
      )
    case .insideSource(let path):
      LocalizedText(
        zh: "交付目录“\(path)”在来源目录之内，请换一个 -o。",
        en: "The delivery “\(path)” lies inside its source: choose another -o.")
    case .fieldTooLong(let line, let field, let bytes, let limit):
      LocalizedText(
        zh: "名单第 \(line) 行的 \(field) 有 \(bytes) 字节，index.dbf 的字段最多 \(limit) 字节：请缩短。",
        en:
          "\(field) of line \(line) of the list has \(bytes) bytes: a field of index.dbf holds \(limit), so shorten it."
      )
    case .notAsProven(let files):
      LocalizedText(
        zh: "写出后读回，有 \(files) 个文件与核对过的照片不同，交付未完成：请检查磁盘后重新运行同样的命令。",
        en:
          "\(files) files, read back, are not the pictures that were proven, and nothing was handed over: check the disk and run the same command again."
      )
    case .badScheme(let text):
      LocalizedText(
        zh: "“\(text)”不是命名方案：应写成 '{学号}.jpg' 或 '名称={学院}/{学号}.jpg'。",
        en: "“\(text)” is not a naming scheme: write '{学号}.jpg', or 'NAME={学院}/{学号}.jpg'.")
    case .badSize(let text):
      LocalizedText(
        zh: "“\(text)”不是大小：应写成 100MB 或 2GB，至少 1MB。",
        en: "“\(text)” is not a size: write 100MB or 2GB, at least 1MB.")
    }
  }
}
