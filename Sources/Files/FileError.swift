public import Localization
public import SystemPackage

/// A file that can't be read or written.
public enum FileError: ExplainedError, Hashable {
  case notFound(FilePath)
  case isFolder(FilePath)
  /// A pipe, a device or a socket.
  case notRegular(FilePath)
  case unreadable(FilePath, Errno)
  /// In bytes.
  case tooLarge(FilePath, limit: Int)
  /// It was written to while it was read.
  case changing(FilePath)
  /// Its content is not what was once written.
  case altered(FilePath)
  case unwritable(FilePath, Errno)
  /// The output is one of the photos that are read.
  case replacesInput(FilePath)
  /// Two outputs of one run have the same name.
  case nameTaken(FilePath)
  /// A file that this run did not write stands where the output goes.
  case exists(FilePath)

  public var code: String {
    switch self {
    case .notFound: "not-found"
    case .isFolder: "is-directory"
    case .notRegular: "not-a-file"
    case .unreadable: "unreadable"
    case .tooLarge: "too-many-bytes"
    case .changing: "changing"
    case .altered: "altered"
    case .unwritable: "unwritable"
    case .replacesInput: "would-replace-input"
    case .nameTaken: "name-taken"
    case .exists: "exists"
    }
  }

  public var path: FilePath {
    switch self {
    case .notFound(let path), .isFolder(let path), .notRegular(let path), .unreadable(let path, _),
      .tooLarge(let path, _), .changing(let path), .altered(let path), .unwritable(let path, _),
      .replacesInput(let path), .nameTaken(let path), .exists(let path):
      path
    }
  }

  public var cause: (any Error)? {
    switch self {
    case .unreadable(_, let errno), .unwritable(_, let errno): errno
    default: nil
    }
  }

  public var text: LocalizedText { text(about: path.string) }

  public func text(about file: String) -> LocalizedText {
    switch self {
    case .notFound: LocalizedText(zh: "找不到文件“\(file)”。", en: "There is no file “\(file)”.")
    case .isFolder: LocalizedText(zh: "“\(file)”是文件夹，不是文件。", en: "“\(file)” is a folder, not a file.")
    case .notRegular: LocalizedText(zh: "“\(file)”不是普通文件。", en: "“\(file)” is not a regular file.")
    case .unreadable(_, let errno):
      LocalizedText(zh: "“\(file)”无法读取：\(errno.text.zh)。", en: "“\(file)” can't be read: \(errno.text.en).")
    case .tooLarge(_, let limit):
      LocalizedText(
        zh: "“\(file)”太大，上限为 \(limit >> 20) MB。",
        en: "“\(file)” is too large: the limit is \(limit >> 20) MB.")
    case .changing:
      LocalizedText(zh: "读取“\(file)”时它仍在被写入。", en: "“\(file)” was still being written while it was read.")
    case .altered:
      LocalizedText(
        zh: "“\(file)”的内容已被改动（SHA-256 不符）。", en: "“\(file)” has been changed: its SHA-256 differs.")
    case .unwritable(_, let errno):
      LocalizedText(
        zh: "无法写入“\(file)”：\(errno.text.zh)。", en: "“\(file)” can't be written: \(errno.text.en).")
    case .replacesInput:
      LocalizedText(
        zh: "输出会覆盖输入的文件“\(file)”，请换一个输出位置。",
        en: "The output would replace the input “\(file)”: choose another place for it.")
    case .nameTaken:
      LocalizedText(
        zh: "本次运行中另一个结果已写到“\(file)”，请改名后重试。",
        en: "Another result of this run was written to “\(file)”: rename one of them and run again.")
    case .exists:
      LocalizedText(
        zh: "“\(file)”已经存在，未覆盖：换一个输出文件夹，或加 --force。",
        en: "“\(file)” exists already and was not replaced: choose another folder, or use --force.")
    }
  }
}
