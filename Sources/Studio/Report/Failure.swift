import Codecs
public import Rules

/// Why a file could not be processed: a stable code for scripts, one sentence for people.
public struct Failure: Sendable, Hashable, Encodable {
  public var code: String
  public var text: LocalizedText

  public init(code: String, text: LocalizedText) {
    self.code = code
    self.text = LocalizedText(zh: printable(text.zh), en: printable(text.en))
  }

  private enum Key: String, CodingKey { case code, zh, en }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(code, forKey: .code)
    try object.encode(text.zh, forKey: .zh)
    try object.encode(text.en, forKey: .en)
  }

  /// - Parameter file: the name that the sentence uses.
  public init(_ error: any Error, file: String) {
    switch error {
    case let error as FileError: self.init(error)
    case let error as CodecError: self.init(code: error.code, text: error.sentence(file: file))
    case let error as ModelError: self.init(code: "models", text: error.message)
    default:
      self.init(
        code: "internal",
        text: LocalizedText(zh: "“\(file)”处理失败：\(error)。", en: "“\(file)” could not be processed: \(error)."))
    }
  }

  private init(_ error: FileError) {
    switch error {
    case .notFound(let path):
      self.init(
        code: "not-found", text: LocalizedText(zh: "找不到文件“\(path)”。", en: "There is no file “\(path)”."))
    case .isDirectory(let path):
      self.init(
        code: "is-directory",
        text: LocalizedText(zh: "“\(path)”是文件夹，不是照片。", en: "“\(path)” is a folder, not a photo."))
    case .unreadable(let path):
      self.init(code: "unreadable", text: LocalizedText(zh: "“\(path)”无法读取。", en: "“\(path)” can't be read."))
    case .tooLarge(let path, let limit):
      self.init(
        code: "too-many-bytes",
        text: LocalizedText(
          zh: "“\(path)”太大，上限为 \(limit >> 20) MB。",
          en: "“\(path)” is too large: the limit is \(limit >> 20) MB."))
    case .unwritable(let path):
      self.init(
        code: "unwritable",
        text: LocalizedText(
          zh: "无法写入“\(path)”，请检查目录是否存在、是否有写权限、磁盘是否已满。",
          en:
            "“\(path)” can't be written: check that the folder exists, that you may write there and that the disk has room."
        ))
    case .wouldReplaceInput(let path):
      self.init(
        code: "would-replace-input",
        text: LocalizedText(
          zh: "输出会覆盖原照片“\(path)”，请换一个输出目录。",
          en: "The result would replace the original “\(path)”: choose another output folder."))
    case .nameTaken(let path):
      self.init(
        code: "name-taken",
        text: LocalizedText(
          zh: "本次运行中另一张照片已写到“\(path)”，请改名后重试。",
          en: "Another photo of this run was written to “\(path)”: rename one of them and run again."))
    }
  }
}
