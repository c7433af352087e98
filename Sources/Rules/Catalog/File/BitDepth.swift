internal import Codecs
import Localization

struct BitDepth: Rule {
  let info = RuleInfo(
    id: "bit-depth", region: .file,
    title: LocalizedText(zh: "真彩色", en: "True colour"),
    quantity: LocalizedText(zh: "颜色位数", en: "Colour depth"),
    unit: .bits,
    low: LocalizedText(zh: "颜色位数不足，不是真彩色", en: "Too few bits for true colour"),
    high: LocalizedText(
      zh: "颜色位数过多，不是 {bit-depth.max} 位真彩色", en: "More bits than {bit-depth.max}-bit true colour has"),
    why: LocalizedText(
      zh: "标准规定 {bit-depth.max} 位真彩色，红、绿、蓝一样多；灰度、索引色、CMYK 印刷色都不符合。",
      en:
        "The standard asks for {bit-depth.max}-bit colour, red, green and blue alike: no grey, indexed or CMYK file."
    ),
    method: LocalizedText(
      zh: "文件中每个像素的通道数乘以每通道位数。",
      en: "Channels of a pixel in the file times bits of a channel."),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 从原图重新生成，或另存为 {bit-depth.max} 位 RGB 的 JPEG。",
      en:
        "Make it anew from the original photo with gradphoto standardize, or save as a {bit-depth.max}-bit RGB JPEG."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "RGB 每通道 8 位", en: "RGB, 8 bits a channel") { _ in },
      Example(.fail, zh: "灰度 JPEG", en: "A grey JPEG") { $0.file?.colorModel = .gray },
      Example(.fail, zh: "CMYK 印刷色", en: "CMYK") { $0.file?.colorModel = .cmyk },
      Example(.fail, zh: "256 色 PNG", en: "A PNG of 256 colours") { $0.file?.colorModel = .palette },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let file = try scene.facts()
    let channels =
      switch file.colorModel {
      case .gray, .palette: 1
      case .rgb: 3
      case .cmyk: 4
      }
    let alpha = file.hasAlpha && file.colorModel != .palette ? 1 : 0
    return Measurement(Double((channels + alpha) * file.bitsPerSample))
  }
}
