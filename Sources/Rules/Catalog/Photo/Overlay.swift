import Localization
internal import Portrait
internal import Raster

struct Overlay: Rule {
  let info = RuleInfo(
    id: "overlay", region: .picture,
    title: LocalizedText(zh: "没有文字、日期、水印", en: "No text, date or watermark"),
    quantity: LocalizedText(zh: "排成一行的字符数", en: "Characters in a row"),
    decimals: 0, stages: [.finished, .source],
    leastFace: .whole,
    low: LocalizedText(zh: "照片上有文字", en: "There is text on the photo"),
    high: LocalizedText(zh: "照片上有文字、日期或水印", en: "There is text, a date or a watermark on the photo"),
    why: LocalizedText(
      zh: "除头像外，不得添加边框、文字、图案等其他内容。", en: "Nothing may be added to the portrait: no border, text or ornament."),
    method: LocalizedText(
      zh: "在头部以外寻找与周围反差强、大小一致、排成一行的笔画；衣服上的字也会算进来，少量时由人工确认。",
      en: """
        Looks outside the head for strokes that stand out, are of one size and follow each other on a line. Lettering on \
        clothes counts, too; a few are left to a person.
        """),
    remedy: LocalizedText(
      zh: "请关闭相机的日期、水印功能，换没有字样的衣服，使用未经编辑的原图。",
      en:
        "Turn off date stamp and watermark in the camera, wear clothes without lettering, use the unedited file."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "没有文字", en: "No text") { _ in },
      Example(.fail, zh: "右下角的日期", en: "A date in the lower right corner") { s in
        s.retouch = { $0.stamp("20240630", x: 320, y: 600, color: RGB(255, 160, 40)) }
      },
      Example(.fail, zh: "背景上的文字", en: "Text on the background") { s in
        s.retouch = { $0.stamp("100860", x: 20, y: 30, color: RGB(255, 255, 255)) }
      },
    ]
  }

  /// In face widths: the surroundings of a stroke, heights of characters, and what of the picture is head: half its
  /// width, from above the hair (or the box of the face where the hair is not found) to under the chin.
  private static let reach = 0.03
  private static let sizes = 0.025...0.2
  private static let halfHead = 0.78
  private static let aboveCrown = 0.12
  private static let aboveBox = 0.4
  private static let underChin = 0.25
  /// Levels that strokes differ from their surroundings.
  private static let visible: Int16 = 28
  /// The least reach in pixels.
  private static let leastReach = 3

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.uprightFace()
    let image = scene.image
    let unit = face.faceWidth
    // Sizes follow the face, so that a source photo is looked at as its finished picture would be.
    let reach = max(Overlay.leastReach, Int(unit * Overlay.reach))
    let contrast = LocalContrast(image, rows: 0..<image.height, reach: reach)
    let top = (face.crown?.y ?? face.box.y - Overlay.aboveBox * unit) - Overlay.aboveCrown * unit
    let head = (
      columns: Overlay.pixels(
        face.centerX - Overlay.halfHead * unit, face.centerX + Overlay.halfHead * unit, of: image.width),
      rows: Overlay.pixels(top, face.chin.y + Overlay.underChin * unit, of: image.height)
    )
    let length = Glyphs.longestLine(
      contrast, threshold: Overlay.visible,
      sizes: Overlay.sizes.lowerBound * unit...Overlay.sizes.upperBound * unit, outside: head)
    return Measurement(Double(length))
  }

  /// Those whose index is not outside the two bounds.
  private static func pixels(_ low: Double, _ high: Double, of count: Int) -> Range<Int> {
    func clamped(_ place: Double) -> Int { Int(max(0, min(Double(count), place))) }
    let first = clamped(low.rounded(.up))
    return first..<max(first, clamped(high.rounded(.down) + 1))
  }
}

extension RGBImage {
  /// Digits of 12 × 20 pixels, in strokes of 3, as on a pocket calculator.
  fileprivate mutating func stamp(_ digits: String, x: Int, y: Int, color: RGB) {
    /// Which of the bars top, upper right, lower right, bottom, lower left, upper left, middle are lit.
    let bars: [Character: [Int]] = [
      "0": [0, 1, 2, 3, 4, 5], "1": [1, 2], "2": [0, 1, 6, 4, 3], "3": [0, 1, 6, 2, 3], "4": [5, 6, 1, 2],
      "6": [0, 5, 4, 3, 2, 6], "8": [0, 1, 2, 3, 4, 5, 6],
    ]
    let places = [
      (0, 0, 12, 3), (9, 0, 3, 11), (9, 9, 3, 11), (0, 17, 12, 3), (0, 9, 3, 11), (0, 0, 3, 11),
      (0, 9, 12, 3),
    ]
    for (i, digit) in digits.enumerated() {
      for bar in bars[digit] ?? [] {
        let (dx, dy, w, h) = places[bar]
        for py in dy..<dy + h {
          for px in dx..<dx + w where x + i * 17 + px < width && y + py < height {
            self[x + i * 17 + px, y + py] = color
          }
        }
      }
    }
  }
}
