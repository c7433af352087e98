internal import Codecs
import Localization

struct FileSize: Rule {
  let info = RuleInfo(
    id: "file-size", region: .file,
    title: LocalizedText(zh: "文件大小", en: "File size"),
    quantity: LocalizedText(zh: "文件大小", en: "File size"),
    unit: .kilobytes, decimals: 1,
    low: LocalizedText(zh: "文件太小", en: "The file is too small"),
    high: LocalizedText(zh: "文件太大", en: "The file is too large"),
    why: LocalizedText(
      zh: "接收照片的系统只接受规定大小的文件（{fileSize}）。",
      en: "The system that takes the photos accepts only files of {fileSize}."),
    method: LocalizedText(zh: "文件字节数除以 1024。", en: "Bytes of the file divided by 1,024."),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 从原图重新生成，它会选用大小合格的最高品质。",
      en:
        "Make it anew from the original photo with gradphoto standardize, which picks the best quality that fits."
    ),
    boundsField: "fileSize")

  var examples: [Example] {
    [
      Example(.pass, zh: "33 KB", en: "33 KB") { $0.file?.byteCount = 33 * 1024 },
      Example(.pass, zh: "恰好 40 KB", en: "Exactly 40 KB") { $0.file?.byteCount = 40 * 1024 },
      Example(.fail, zh: "超出 40 KB 一个字节", en: "One byte above 40 KB") { $0.file?.byteCount = 40 * 1024 + 1 },
      Example(.fail, zh: "12 KB", en: "12 KB") { $0.file?.byteCount = 12 * 1024 },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.rules[id]?.bounded(
      min: Double(standard.fileSize.min) / 1024, max: Double(standard.fileSize.max) / 1024)
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(Double(try scene.facts().byteCount) / 1024)
  }
}
