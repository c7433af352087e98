internal import Codecs
import Localization

struct JPEGFormat: Rule {
  let info = RuleInfo(
    id: "jpeg", region: .file,
    title: LocalizedText(zh: "JPEG 格式", en: "A JPEG file"),
    quantity: LocalizedText(zh: "是否 JPEG", en: "JPEG"),
    low: LocalizedText(zh: "文件不是 JPEG 格式", en: "The file is not a JPEG"),
    high: LocalizedText(zh: "文件格式不符", en: "The file's format is wrong"),
    why: LocalizedText(
      zh: "标准规定照片以 JPEG 压缩存储。把 PNG 改名为 .jpg 并不会变成 JPEG。",
      en: "The standard asks for JPEG. A PNG that is renamed to .jpg is still a PNG."),
    method: LocalizedText(
      zh: "看文件内容，不看扩展名。1 表示是 JPEG，0 表示不是。文件在图像结束后还有多余数据或缺少结束标记的，请人工确认。",
      en:
        "By the file's content, not its name: 1 is a JPEG, 0 is not. Data after the end of the picture, or no end marker, go to a person."
    ),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 从原图重新生成，或另存为 JPEG。",
      en: "Make it anew from the original photo with gradphoto standardize, or save it as a JPEG."))

  var examples: [Example] {
    [
      Example(.pass, zh: "JPEG 文件", en: "A JPEG file") { _ in },
      Example(.fail, zh: "改名为 .jpg 的 PNG", en: "A PNG named .jpg") { s in
        s.file?.format = .png
        s.file?.jpegQuality = nil
      },
      Example(.review, zh: "结束标记之后还有数据", en: "Data after the end marker") { $0.file?.trailingBytes = 512 },
      Example(.review, zh: "缺少结束标记", en: "Without its end marker") {
        $0.file?.notes = [FileNote(.endMissing)]
      },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let file = try scene.facts()
    guard file.format == .jpeg else {
      let name = file.format.rawValue.uppercased()
      return Measurement(
        0, sentence: LocalizedText(zh: "文件内容是 \(name)，要求 JPEG", en: "The file is a \(name), required JPEG"))
    }
    let doubt: LocalizedText? =
      if file.trailingBytes > 0 {
        LocalizedText(
          zh: "是 JPEG，但图像结束后还有 \(file.trailingBytes) 字节多余数据，需要人工确认",
          en: "A JPEG, but \(file.trailingBytes) bytes follow the end of the picture; a person must look")
      } else if file.notes.contains(where: { $0.code == .endMissing }) {
        LocalizedText(
          zh: "是 JPEG，图像完整，但缺少结束标记，上传系统可能拒收，需要人工确认",
          en:
            "A JPEG and whole, but without its end marker: the upload may be refused; a person must look")
      } else {
        nil
      }
    return Measurement(
      1, sentence: LocalizedText(zh: "是 JPEG 文件，符合要求", en: "A JPEG file, as required"), doubt: doubt)
  }
}
