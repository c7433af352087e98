import Localization
internal import Raster

struct Border: Rule {
  let info = RuleInfo(
    id: "border", region: .picture,
    title: LocalizedText(zh: "没有边框", en: "No border"),
    quantity: LocalizedText(zh: "边框宽度", en: "Width of the border"),
    unit: .pixels, decimals: 0, stages: [.finished, .source],
    low: LocalizedText(zh: "照片有边框", en: "The photo has a border"),
    high: LocalizedText(zh: "照片有边框", en: "The photo has a border"),
    why: LocalizedText(
      zh: "除头像外，不得添加边框、文字、图案等其他内容。", en: "Nothing may be added to the portrait: no border, text or ornament."),
    method: LocalizedText(
      zh: "从四边向内逐行（列）检查：颜色一致，并且整条线在同一处突然变成别的颜色，就是边框。宽度按成品像素计。",
      en: """
        From each side inwards, line by line: lines of one colour that change to others all along at the same place are a \
        border. Its width is in finished pixels.
        """),
    remedy: LocalizedText(
      zh: "请使用没有边框的原始照片，不要用加框、拼图或截图软件。",
      en: "Use the original photo without a frame; no collage apps or screenshots."))

  var examples: [Example] {
    [
      Example(.pass, zh: "没有边框", en: "No border") { _ in },
      Example(.pass, zh: "白色背景", en: "White background") { $0.background = RGB(255, 255, 255) },
      Example(.fail, zh: "细黑边", en: "A thin black border") { $0.retouch = { $0.frame(2, RGB(0, 0, 0)) } },
      Example(.fail, zh: "宽白边", en: "A wide white border") {
        $0.retouch = { $0.frame(16, RGB(255, 255, 255)) }
      },
    ]
  }

  /// The widest border that is looked for, in widths of the picture.
  private static let widest = 0.12

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    if let reach = scene.overhang, !reach.cutsBody.isEmpty {
      throw .notApplicable(
        zh: "裁剪已超出原照片，边缘的空白不是边框",
        en: "The crop reaches beyond the photo, so an empty strip at the edge is no border")
    }
    let scale = scene.pixelsOfFrame(standard).x
    let width = FrameLines.widest(scene.image, depth: Int(Border.widest * Double(scene.image.width)))
    return Measurement(width == 0 ? 0 : max(1, Double(width) * scale))
  }
}

extension RGBImage {
  fileprivate mutating func frame(_ border: Int, _ color: RGB) {
    for y in 0..<height {
      for x in 0..<width where min(min(x, width - 1 - x), min(y, height - 1 - y)) < border {
        self[x, y] = color
      }
    }
  }
}
