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
    let difference = standard.difference(of: size)
    let (has, wants) = ("\(size.width)×\(size.height)", standard.wantedSize)
    return Measurement(
      Double(difference),
      sentence: difference == 0
        ? LocalizedText(zh: "尺寸 \(has) 像素，符合要求", en: "Size \(has) px, as required")
        : LocalizedText(
          zh: "尺寸为 \(has) 像素，要求 \(wants.zh) 像素", en: "The size is \(has) px, required \(wants.en) px")
    )
  }
}

extension Standard {
  /// "480×640", "480×640, or 240×320 to 960×1280 of the same proportions".
  var wantedSize: LocalizedText {
    func text(_ size: Size) -> String { "\(size.width)×\(size.height)" }
    guard let others = acceptedSizes else { return LocalizedText(zh: text(output), en: text(output)) }
    let (least, most) = (text(others.min), text(others.max))
    return LocalizedText(
      zh: "\(text(output))，或 \(least) 至 \(most) 之间的相同比例",
      en: "\(text(output)), or \(least) to \(most) of the same proportions")
  }

  /// How many pixels the worse side is off the output's size, or off the nearest that is accepted.
  fileprivate func difference(of size: Size) -> Int {
    let off = max(abs(size.width - output.width), abs(size.height - output.height))
    guard let others = acceptedSizes else { return off }
    func outside(_ side: Int, _ low: Int, _ high: Int) -> Int { max(0, low - side, side - high) }
    let proportional = Double(size.height) * Double(output.width) / Double(output.height)
    // One pixel of rounding is allowed.
    let skew = max(0, Int((abs(Double(size.width) - proportional) - 1).rounded(.up)))
    return min(
      off,
      max(
        outside(size.width, others.min.width, others.max.width),
        outside(size.height, others.min.height, others.max.height), skew))
  }
}
