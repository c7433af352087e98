internal import Files
public import Localization
internal import Rosters
public import SystemPackage

/// Why an entry of the input folder is passed over.
public enum SkipReason: Sendable, Hashable, Codable {
  /// Neither its name nor its content is a picture's.
  case noPhoto
  /// Another file of the same name is the photo: a RAW beside its JPEG.
  case companion(of: String)
  /// A wastebasket, previews of a network disk and the like.
  case systemFolder
  /// A copy of an editor, or a download that has not ended.
  case temporaryFile
  case linkedFolder
  case tooDeep
  /// A folder that can't be entered, by the number of the system's error.
  case unreadableFolder(errno: Int32)

  public var code: String {
    switch self {
    case .noPhoto: "no-photo"
    case .companion: "companion"
    case .systemFolder: "system-folder"
    case .temporaryFile: "temporary-file"
    case .linkedFolder: "linked-folder"
    case .tooDeep: "too-deep"
    case .unreadableFolder: "unreadable-folder"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .noPhoto: return LocalizedText(zh: "不是照片", en: "not a photo")
    case .companion(let name):
      return LocalizedText(zh: "“\(name)”的同名附属文件", en: "companion of “\(name)”")
    case .systemFolder:
      return LocalizedText(
        zh: "系统、回收站或网络存储自用的文件夹", en: "a folder of the system, of a wastebasket or of a network disk")
    case .temporaryFile: return LocalizedText(zh: "临时文件或未下载完的文件", en: "a temporary or unfinished file")
    case .linkedFolder:
      return LocalizedText(zh: "指向文件夹的链接，不进入", en: "a link to a folder, which is not followed")
    case .tooDeep: return LocalizedText(zh: "文件夹层数太多", en: "too many folders inside each other")
    case .unreadableFolder(let errno):
      let cause = Errno(rawValue: errno).text
      return LocalizedText(zh: "文件夹无法读取：\(cause.zh)", en: "the folder can't be read: \(cause.en)")
    }
  }
}

extension SkipReason {
  /// The reason with the entry's name, identity numbers masked.
  public func sentence(about path: FilePath) -> LocalizedText {
    let name = printable(Masking.masked(path.string))
    return LocalizedText(zh: "“\(name)”：\(text.zh)。", en: "“\(name)”: \(text.en).")
  }

  /// Names that systems, network disks and archives use for themselves, in lower case.
  private static let systemFolders: Set<String> = [
    "$recycle.bin", "recycler", "recycled", "#recycle", "@recycle", "@recently-snapshot", "#snapshot",
    "~snapshot",
    "@eadir", "@__thumb", "@tmp", "@sharebin", "@synoeastream", "回收站", "废纸篓",
    "lost+found", "system volume information", "__macosx", "network trash folder", "temporary items",
    "thevolumesettingsfolder", "$windows.~bt", "$windows.~ws",
  ]
  /// chkdsk keeps what it found in FOUND.000 and so on; Lightroom its previews in NAME.lrdata.
  private static let systemBeginnings = [".trash", "found.0"]
  private static let systemEndings = [".lrdata"]
  /// Browsers, 迅雷, 百度网盘, aria2 and torrent programs; editors' swap files and copies; ExifTool's originals.
  private static let temporaryEndings = [
    "~", ".part", ".partial", ".crdownload", ".download", ".tmp", ".opdownload", ".downloading",
    ".unconfirmed",
    ".qkdownloading", ".filepart", ".td", ".xltd", ".aria2", ".!ut", ".!qb", ".swp", ".bak", ".orig", ".old",
    "_original",
  ]

  /// Why a folder of this name is not entered; nil where it is.
  static func ofFolder(_ name: String) -> SkipReason? {
    let name = name.lowercased()
    let isSystems =
      systemFolders.contains(name) || systemBeginnings.contains(where: name.hasPrefix)
      || systemEndings.contains(where: name.hasSuffix)
    return isSystems ? .systemFolder : nil
  }

  /// Why a file of this name is not looked at; nil where it is.
  static func ofFile(_ name: String) -> SkipReason? {
    let name = name.lowercased()
    // Emacs keeps #NAME# while somebody writes.
    let isEmacs = name.count > 2 && name.hasPrefix("#") && name.hasSuffix("#")
    return isEmacs || name.hasPrefix("~$") || temporaryEndings.contains(where: name.hasSuffix)
      ? .temporaryFile : nil
  }
}
