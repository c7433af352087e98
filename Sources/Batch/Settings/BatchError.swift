public import Files
public import Localization
internal import Rosters
public import Store

/// A batch that can't begin or go on.
public enum BatchError: ExplainedError, Hashable {
  case alreadyBegun
  case outputsWithoutJournal
  case inputMissing(path: String)
  case inputInsideOutput
  /// Begun with something else: what it was, and what is asked now.
  case otherSettings(name: String, then: String, now: String)
  case journal(StoreError)
  /// The output folder can't be written: nothing more can be done until someone helps.
  case output(FileError)
  /// Two folders that are to be merged disagree about one photo.
  case conflict(photo: String)

  public var code: String {
    switch self {
    case .alreadyBegun: "already-begun"
    case .outputsWithoutJournal: "outputs-without-journal"
    case .inputMissing: "input-missing"
    case .inputInsideOutput: "input-inside-output"
    case .otherSettings: "other-settings"
    case .journal(let error): error.code
    case .output(let error): error.code
    case .conflict: "merge-conflict"
    }
  }

  public var cause: (any Error)? {
    switch self {
    case .journal(let error): error
    case .output(let error): error
    default: nil
    }
  }

  public var text: LocalizedText {
    switch self {
    case .alreadyBegun:
      LocalizedText(
        zh: "这个输出目录里已有一个批次：用 --resume 继续，或换一个目录。",
        en: "This output folder holds a batch already: go on with --resume, or choose another folder.")
    case .outputsWithoutJournal:
      LocalizedText(
        zh: "输出目录里有照片却没有日志：用 --rebuild 重建，或换一个目录。",
        en: "The output folder has pictures, but no journal: use --rebuild, or choose another folder.")
    case .inputMissing(let path):
      LocalizedText(zh: "找不到照片目录“\(path)”。", en: "There is no folder of photos “\(path)”.")
    case .inputInsideOutput:
      LocalizedText(
        zh: "照片目录在输出目录之内，请换一个输出目录。",
        en: "The photos lie inside the output folder: choose another output folder.")
    case .otherSettings(let name, let then, let now):
      LocalizedText(
        zh: "这个批次开始时 \(name) 是“\(then)”，现在是“\(now)”：请用同样的选项，或换一个输出目录。",
        en:
          "This batch was begun with \(name) “\(then)”, now it is “\(now)”: use the same, or another output folder."
      )
    case .journal(let error): BatchError.text(error)
    case .output(let error):
      LocalizedText(
        zh: "\(error.text.zh)解决后用 --resume 继续。",
        en: "\(error.text.en) Put that right and go on with --resume.")
    case .conflict(let photo):
      LocalizedText(
        zh: "“\(Masking.masked(photo))”在两个输出目录中的结果不同，未合并。",
        en: "“\(Masking.masked(photo))” has different results in two of the folders: nothing was merged.")
    }
  }

  private static func text(_ error: StoreError) -> LocalizedText {
    switch error {
    case .missing:
      LocalizedText(zh: "这个目录里没有批次的日志。", en: "There is no journal of a batch in this folder.")
    case .damaged(let detail):
      LocalizedText(
        zh: "日志已损坏（\(detail)）。用 --rebuild 从已有成品重建；旧日志会保留。",
        en:
          "The journal is damaged (\(detail)). --rebuild makes it anew from the outputs; the old one is kept."
      )
    case .newer:
      LocalizedText(
        zh: "日志由更新版本的 gradphoto 写成。", en: "The journal was written by a newer version of gradphoto.")
    case .locked, .full, .readOnly:
      LocalizedText(
        zh: "\(error.text.zh)解决后用 --resume 继续。",
        en: "\(error.text.en) Put that right and go on with --resume.")
    case .unusable(let detail), .taken(let detail):
      LocalizedText(
        zh: "日志无法读写（\(detail)）。解决后用 --resume 继续。",
        en: "The journal can't be used (\(detail)). Put that right and go on with --resume.")
    }
  }
}
