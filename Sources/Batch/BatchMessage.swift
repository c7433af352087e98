public import Localization
internal import Roster
import Rules

/// What to tell a person about an error of a batch.
public enum BatchMessage {
  /// Nil for errors that are not a batch's own.
  public static func text(_ error: any Error) -> LocalizedText? {
    switch error {
    case let error as Batch.Refusal: text(error)
    case let error as BatchLock.Taken:
      LocalizedText(
        zh: "另一个 gradphoto（进程 \(error.process)）正在使用这个输出目录。",
        en: "Another gradphoto (process \(error.process)) is at work on this output folder.")
    case let error as Journal.Fault: text(error)
    case let error as OutputError:
      LocalizedText(
        zh: "无法写入“\(error.path)”：\(error.reason)。解决后用 --resume 继续。",
        en: "“\(error.path)” can't be written: \(error.reason). Put that right and go on with --resume.")
    case let error as RosterError: LocalizedText(zh: error.zh, en: error.en)
    case let error as NameTemplate.Flaw: LocalizedText(zh: error.zh, en: error.en)
    case let error as PhotoMatcher.PatternError:
      LocalizedText(
        zh: "--match 不是有效的正则表达式：\(error.pattern)", en: "--match is no regular expression: \(error.pattern)")
    case let error as Merge.Conflict:
      LocalizedText(
        zh: "“\(Masking.masked(error.photo))”在两个输出目录中的结果不同，未合并。",
        en:
          "“\(Masking.masked(error.photo))” has different results in two of the folders: nothing was merged.")
    default: nil
    }
  }

  private static func text(_ refusal: Batch.Refusal) -> LocalizedText {
    switch refusal {
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
    }
  }

  private static func text(_ fault: Journal.Fault) -> LocalizedText {
    switch fault {
    case .missing:
      LocalizedText(zh: "这个目录里没有批次的日志。", en: "There is no journal of a batch in this folder.")
    case .corrupt(let detail):
      LocalizedText(
        zh: "日志已损坏（\(detail)）。用 --rebuild 从已有成品重建；旧日志会保留。",
        en:
          "The journal is damaged (\(detail)). --rebuild makes it anew from the outputs; the old one is kept."
      )
    case .newer(let version):
      LocalizedText(
        zh: "日志由更新版本的 gradphoto 写成（格式 \(version)）。",
        en: "The journal was written by a newer gradphoto (format \(version)).")
    case .unwritable(let detail):
      LocalizedText(
        zh: "日志无法读写（\(detail)）。解决后用 --resume 继续。",
        en: "The journal can't be used (\(detail)). Put that right and go on with --resume.")
    }
  }
}
