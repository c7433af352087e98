internal import Codecs
internal import Localization
internal import Rules

/// What a photo's file and findings tell of the way that it came: whether a camera made it as it is, and when.
struct ImportCheck {
  /// Programs that write photos anew, as they name themselves in EXIF `Software`, in lower case. Phones write the version of
  /// their system there.
  private static let editors = [
    "photoshop", "lightroom", "camera raw", "snapseed", "picsart", "gimp", "pixlr", "vsco", "polarr",
    "acdsee",
    "paint", "affinity", "luminar", "canva", "capture one", "meitu", "美图", "xiuxiu", "xingtu", "醒图",
    "beautycam",
    "faceu", "轻颜", "b612", "camera360", "facetune", "faceapp", "remini", "wechat", "微信",
  ]

  /// Rules that see what was done to a photo since, or that it is too small.
  private static let rules = ["recapture", "photo-age", "compression", "upscaling", "retouch"]

  let facts: FileFacts

  /// Why the file is not a camera's own, as a clause; nil where nothing says so.
  var doubt: (code: String, text: LocalizedText)? {
    if let software = facts.software, Self.editors.contains(where: software.lowercased().contains) {
      let name = printable(software)
      return ("edited", LocalizedText(zh: "文件由“\(name)”写成，不是相机原片", en: "the file was written by “\(name)”"))
    }
    if facts.captureIsDigitized {
      return ("scanned", LocalizedText(zh: "文件是扫描或翻拍的时间，不是拍摄时间", en: "the file's date is that of a scan"))
    }
    if facts.captureDate == nil {
      return (
        "no-capture-date",
        LocalizedText(
          zh: "文件里没有相机写的拍摄时间（转发、截图或另存会丢失），拍摄时间不明",
          en: "the file holds no camera's date (forwarding, screenshots and editing drop it)")
      )
    }
    return nil
  }

  /// - Throws: `TakeError.notFromCamera` where only a camera's own files are taken and this is none.
  func require(_ policy: ImportPolicy) throws(TakeError) {
    guard policy == .camera, let doubt else { return }
    throw .notFromCamera(doubt.text)
  }

  /// What a person should know of the photo.
  func warnings(_ findings: [Finding]) -> [Failure] {
    let told = findings.filter {
      Self.rules.contains($0.rule) && ($0.verdict == .fail || $0.verdict == .review)
    }
    return (doubt.map { [Failure(code: $0.code, text: $0.text)] } ?? [])
      + told.map { Failure(code: $0.rule, text: $0.reason) }
  }
}
