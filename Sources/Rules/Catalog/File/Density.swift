internal import Codecs
import Localization

struct Density: Rule {
  let info = RuleInfo(
    id: "density", region: .file,
    title: LocalizedText(zh: "分辨率", en: "Resolution"),
    quantity: LocalizedText(zh: "分辨率", en: "Resolution"),
    unit: .dotsPerInch,
    low: LocalizedText(zh: "分辨率不符", en: "The resolution is wrong"),
    high: LocalizedText(zh: "分辨率不符", en: "The resolution is wrong"),
    why: LocalizedText(
      zh: "分辨率决定照片印在证件上的大小；标准规定为 {density}。",
      en: "It tells how large the photo is printed on the document; the standard asks for {density}."),
    method: LocalizedText(
      zh: "文件头中记录的横向和纵向分辨率（JPEG 为 JFIF 密度），两者都必须等于规定值。",
      en: "The density recorded in the file's header (JFIF for a JPEG), across and down; both must be exact."),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 从原图重新生成，文件会写明规定的分辨率。",
      en: "Make it anew from the original photo with gradphoto standardize, which records the resolution."),
    boundsField: "density")

  var examples: [Example] {
    [
      Example(.pass, zh: "300×300 dpi", en: "300×300 dpi") { _ in },
      Example(.pass, zh: "PNG 按每米像素换算", en: "Converted from pixels per metre") {
        $0.file?.density = .init(x: 299.9994, y: 299.9994)
      },
      Example(.fail, zh: "72 dpi", en: "72 dpi") { $0.file?.density = .init(x: 72, y: 72) },
      Example(.fail, zh: "横纵不同", en: "Different across and down") {
        $0.file?.density = .init(x: 300, y: 150)
      },
      Example(.fail, zh: "没有记录分辨率", en: "None recorded") { $0.file?.density = nil },
    ]
  }

  func limit(in standard: Standard) -> Limit? { standard.rules[id] == nil ? nil : .exactly(standard.density) }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    guard let density = try scene.facts().density else {
      return Measurement(
        nil,
        lead: LocalizedText(
          zh: "文件没有记录分辨率，要求 \(Decimals.text(standard.density, 0)) dpi",
          en: "The file records no resolution; required \(Decimals.text(standard.density, 0)) dpi"))
    }
    let (x, y) = (Decimals.rounded(density.x, 1), Decimals.rounded(density.y, 1))
    return Measurement(abs(x - standard.density) > abs(y - standard.density) ? x : y)
  }
}
