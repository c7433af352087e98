public import Localization

extension FileError: ExplainedError {
  public var code: String {
    switch self {
    case .notFound: "not-found"
    case .isDirectory: "is-directory"
    case .unreadable: "unreadable"
    case .tooLarge: "too-many-bytes"
    case .unwritable: "unwritable"
    case .wouldReplaceInput: "would-replace-input"
    case .nameTaken: "name-taken"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .notFound(let path): LocalizedText(zh: "找不到文件“\(path)”。", en: "There is no file “\(path)”.")
    case .isDirectory(let path):
      LocalizedText(zh: "“\(path)”是文件夹，不是照片。", en: "“\(path)” is a folder, not a photo.")
    case .unreadable(let path): LocalizedText(zh: "“\(path)”无法读取。", en: "“\(path)” can't be read.")
    case .tooLarge(let path, let limit):
      LocalizedText(
        zh: "“\(path)”太大，上限为 \(limit >> 20) MB。",
        en: "“\(path)” is too large: the limit is \(limit >> 20) MB.")
    case .unwritable(let path):
      LocalizedText(
        zh: "无法写入“\(path)”，请检查目录是否存在、是否有写权限、磁盘是否已满。",
        en:
          "“\(path)” can't be written: check that the folder exists, that you may write there and that the disk has room."
      )
    case .wouldReplaceInput(let path):
      LocalizedText(
        zh: "输出会覆盖原照片“\(path)”，请换一个输出目录。",
        en: "The result would replace the original “\(path)”: choose another output folder.")
    case .nameTaken(let path):
      LocalizedText(
        zh: "本次运行中另一张照片已写到“\(path)”，请改名后重试。",
        en: "Another photo of this run was written to “\(path)”: rename one of them and run again.")
    }
  }
}
