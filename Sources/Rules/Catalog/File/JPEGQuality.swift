internal import Codecs
import Localization

struct JPEGQuality: Rule {
  let info = RuleInfo(
    id: "jpeg-quality", region: .file,
    title: LocalizedText(zh: "压缩品质", en: "Compression quality"),
    quantity: LocalizedText(zh: "压缩品质系数", en: "Quality factor"),
    low: LocalizedText(zh: "压缩过度", en: "Compressed too hard"),
    high: LocalizedText(zh: "压缩品质不符", en: "The quality is out of range"),
    why: LocalizedText(
      zh: "压缩太狠会出现方块和杂色，面部细节丢失；标准要求品质系数不低于 {quality}。",
      en:
        "Hard compression leaves blocks and false colours and loses detail; the standard asks for a quality of at least {quality}."
    ),
    method: LocalizedText(
      zh: "由文件中的亮度量化表推算出最接近的 IJG 品质系数（1–100）。",
      en: "The IJG quality (1–100) whose luminance table comes nearest to the one in the file."),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 从原图重新生成；不要使用聊天软件转发过的图片。",
      en:
        "Make it anew from the original photo with gradphoto standardize; do not use one sent through a messenger."
    ),
    boundsField: "minimumQuality")

  var examples: [Example] {
    [
      Example(.pass, zh: "品质 90", en: "Quality 90") { $0.file?.jpegQuality = 90 },
      Example(.pass, zh: "恰好 60", en: "Exactly 60") { $0.file?.jpegQuality = 60 },
      Example(.fail, zh: "品质 55", en: "Quality 55") { $0.file?.jpegQuality = 55 },
      Example(.notApplicable, zh: "PNG 文件", en: "A PNG file") { s in
        s.file?.format = .png
        s.file?.jpegQuality = nil
      },
    ]
  }

  func limit(in standard: Standard) -> Limit? {
    standard.rules[id]?.bounded(min: Double(standard.minimumQuality))
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let file = try scene.facts()
    guard file.format == .jpeg else {
      throw .notApplicable(zh: "不是 JPEG 文件，没有压缩品质", en: "Not a JPEG file, so it has no JPEG quality")
    }
    guard let quality = file.jpegQuality else {
      throw Unassessable(
        LocalizedText(zh: "无法从文件读出压缩品质", en: "The quality can't be read from the file"))
    }
    return Measurement(Double(quality))
  }
}
