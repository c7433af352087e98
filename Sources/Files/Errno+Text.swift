public import Localization
public import SystemPackage

extension Errno {
  /// What the system's error means, as a clause without a full stop.
  public var text: LocalizedText {
    switch self {
    case .noSuchFileOrDirectory: LocalizedText(zh: "文件或目录不存在", en: "there is no such file or folder")
    case .permissionDenied, .notPermitted: LocalizedText(zh: "没有权限", en: "permission is denied")
    case .fileExists: LocalizedText(zh: "已经存在", en: "it exists already")
    case .isDirectory: LocalizedText(zh: "是一个文件夹", en: "it is a folder")
    case .notDirectory: LocalizedText(zh: "上级路径不是文件夹", en: "a part of the path is not a folder")
    case .directoryNotEmpty: LocalizedText(zh: "文件夹不是空的", en: "the folder is not empty")
    case .noSpace: LocalizedText(zh: "磁盘已满", en: "the disk is full")
    case .diskQuotaExceeded: LocalizedText(zh: "超出磁盘配额", en: "the disk quota is used up")
    case .readOnlyFileSystem: LocalizedText(zh: "磁盘是只读的", en: "the disk is read-only")
    case .fileTooLarge: LocalizedText(zh: "文件太大", en: "the file would be too large")
    case .fileNameTooLong: LocalizedText(zh: "名称太长", en: "the name is too long")
    case .tooManySymbolicLinkLevels: LocalizedText(zh: "符号链接层数太多", en: "there are too many symbolic links")
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
      LocalizedText(zh: "打开的文件太多", en: "too many files are open")
    case .ioError: LocalizedText(zh: "磁盘读写出错", en: "the disk reports an error")
    case .resourceBusy, .textFileBusy: LocalizedText(zh: "正被其他程序使用", en: "another program is using it")
    case .brokenPipe: LocalizedText(zh: "接收的程序已经退出", en: "the program that reads it has ended")
    case .noMemory: LocalizedText(zh: "内存不足", en: "the memory of this machine is used up")
    case .staleNFSFileHandle: LocalizedText(zh: "网络磁盘上的文件已变化", en: "the file on the network disk has changed")
    case .invalidArgument: LocalizedText(zh: "系统不接受这个操作", en: "the system does not allow this")
    default:
      LocalizedText(zh: "系统错误 \(rawValue)：\(description)", en: "system error \(rawValue): \(description)")
    }
  }
}
