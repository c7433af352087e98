import Localization
internal import Raster

struct BackgroundShadow: Rule {
  let info = RuleInfo(
    id: "background-shadow", region: .background,
    title: LocalizedText(zh: "背景没有阴影", en: "No shadow on the background"),
    quantity: LocalizedText(zh: "背景最暗处比一般处暗（L*）", en: "Darkest part under the usual lightness (L*)"),
    decimals: 1, stages: [.finished, .source],
    low: LocalizedText(zh: "背景有阴影", en: "There is a shadow on the background"),
    high: LocalizedText(zh: "背景有阴影", en: "There is a shadow on the background"),
    why: LocalizedText(
      zh: "背景应均匀无渐变，不得有阴影。", en: "The background must be even and without shadows."),
    method: LocalizedText(
      zh: "把背景分成小块，最暗的 5% 与中间值的亮度（L*）之差；离开人像边缘 8 像素。背景会被替换时，不判断原始照片的背景。",
      en: """
        The background in small cells: by how much the darkest twentieth is below the median in L*, 8 px clear of the \
        person. The wall of a source photo is not judged where its background will be replaced.
        """),
    remedy: LocalizedText(
      zh: "请用 gradphoto standardize 换成规定的背景；或离开墙面一米以上，不用直射的闪光灯，重新拍摄。",
      en:
        "Let gradphoto standardize replace it; or retake a metre or more away from the wall, without direct flash."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "没有阴影", en: "No shadow") { _ in },
      Example(.review, zh: "很淡的阴影", en: "A faint shadow") { $0.shadow(0.95) },
      Example(.fail, zh: "头旁边的阴影", en: "A shadow beside the head") { $0.shadow(0.75) },
      Example(.notApplicable, zh: "原始照片，背景将被替换", en: "A source photo whose background will be replaced") {
        s in
        s.stage = .source
        s.shadow(0.75)
      },
    ]
  }

  /// The part of the background that is taken for its darkest.
  private static let darkShare = 0.05

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    if scene.stage == .source, standard.allowsReplacement {
      throw .notApplicable(
        zh: "背景将被替换，不判断原来的背景", en: "The background will be replaced, so this one is not judged")
    }
    let image = scene.image
    let grid = try scene.backgroundGrid
    let cells = grid.squares.map { Lab.lightness(of: image.meanColor(x: $0.x, y: $0.y, side: grid.side)) }
    guard let usual = Percentile.median(cells), let dark = Percentile.of(cells, BackgroundShadow.darkShare)
    else {
      return Measurement(0)
    }
    return Measurement(usual - dark)
  }
}

extension Sketch {
  /// A soft shadow to the right of the head on a white wall.
  fileprivate mutating func shadow(_ depth: Double) {
    background = RGB(255, 255, 255)
    retouch = { image in
      for y in 100..<420 {
        for x in 380..<460 where image[x, y] == RGB(255, 255, 255) {
          let v = UInt8(255 * depth)
          image[x, y] = RGB(v, v, v)
        }
      }
    }
  }
}
