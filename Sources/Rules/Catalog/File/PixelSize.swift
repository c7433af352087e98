internal import Codecs
import Localization
internal import Raster

struct PixelSize: Rule {
  let info = RuleInfo(
    id: "pixel-size", region: .file,
    title: LocalizedText(zh: "像素尺寸", en: "Size in pixels"),
    quantity: LocalizedText(zh: "与规定尺寸相差", en: "Difference from the required size"),
    unit: .pixels,
    low: LocalizedText(zh: "尺寸不符", en: "The size is wrong"),
    high: LocalizedText(zh: "尺寸不符", en: "The size is wrong"),
    why: LocalizedText(
      zh: "接收照片的系统只接受宽 {width}、高 {height} 像素的照片。",
      en: "The system that takes the photos accepts only one size: {width} px wide and {height} px high."),
    method: LocalizedText(
      zh: "文件中存储的宽和高与规定值相比，取相差较大的一边。依靠 EXIF 方向标记才竖过来的照片按存储的宽高计算。",
      en: """
        Width and height as stored in the file against the required ones; the value is the larger difference. A photo \
        that stands upright only thanks to an EXIF mark counts as it is stored.
        """),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 从原图重新生成，不要直接改宽高。",
      en:
        "Make it anew from the original photo with gradphoto standardize; do not change width or height by hand."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "宽 480、高 640", en: "480 wide, 640 high") { _ in },
      Example(.fail, zh: "宽高颠倒", en: "Width and height swapped") {
        $0.file?.storedSize = Size(width: 640, height: 480)
      },
      Example(.fail, zh: "一寸照 295×413", en: "A one-inch print of 295×413") {
        $0.file?.storedSize = Size(width: 295, height: 413)
      },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let size = scene.file?.storedSize ?? scene.image.size
    let required = standard.output
    let difference = max(abs(size.width - required.width), abs(size.height - required.height))
    let (has, wants) = ("\(size.width)×\(size.height)", "\(required.width)×\(required.height)")
    return Measurement(
      Double(difference),
      sentence: difference == 0
        ? LocalizedText(zh: "尺寸 \(has) 像素，符合要求", en: "Size \(has) px, as required")
        : LocalizedText(zh: "尺寸为 \(has) 像素，要求 \(wants) 像素", en: "The size is \(has) px, required \(wants) px")
    )
  }
}
