import Localization
internal import Portrait
internal import Raster

struct ClothesContrast: Rule {
  let info = RuleInfo(
    id: "clothes-contrast", region: .clothes,
    title: LocalizedText(zh: "衣着与背景区分明显", en: "Clothes stand out from the background"),
    quantity: LocalizedText(
      zh: "肩部衣服与背景的色差", en: "Difference between clothes and background at the shoulders"),
    unit: .deltaE, decimals: 1,
    leastFace: .whole,
    low: LocalizedText(zh: "黑边检测不合格，衣服和背景颜色太接近", en: "The clothes are too much like the background"),
    high: LocalizedText(zh: "黑边检测不合格，衣服和背景颜色太接近", en: "The clothes are too much like the background"),
    why: LocalizedText(
      zh: "衣着应与背景色区分明显；白衣配白底、浅蓝衣配浅蓝底会分不清肩膀。",
      en:
        "Clothes must be clearly unlike the background: white on white or light blue on light blue hides the shoulders."
    ),
    method: LocalizedText(
      zh: "沿肩线，轮廓以内几个像素的衣服颜色与背景颜色的色差 ΔE2000，取四分之一的肩线低于的值。",
      en: """
        CIEDE2000 difference between the clothes just inside the shoulder line and the background: the value that a quarter \
        of the line stays below.
        """),
    remedy: LocalizedText(
      zh: "请换深色衣服重新拍摄，或选择另一种规定的背景颜色。",
      en: "Retake in darker clothes, or choose another of the allowed backgrounds."))

  var examples: [Example] {
    [
      Example(.pass, zh: "深色衣服，浅蓝背景", en: "Dark clothes on light blue") { _ in },
      Example(.pass, zh: "白色衣服，浅蓝背景", en: "White clothes on light blue") { $0.clothes = RGB(240, 240, 240) },
      Example(.fail, zh: "白色衣服，白色背景", en: "White clothes on white") { s in
        s.background = RGB(255, 255, 255)
        s.clothes = RGB(255, 255, 255)
        s.grain = 0
        s.retouch = { $0.brighten(above: 480) }
      },
      Example(.fail, zh: "浅蓝衣服，浅蓝背景", en: "Light blue on light blue") { s in
        s.clothes = RGB(100, 197, 255)
        s.grain = 0
        s.retouch = { $0.paintClothes(RGB(104, 194, 248)) }
      },
      Example(.unassessable, zh: "白色衣服，白色背景，都已过曝", en: "White clothes on white, both overexposed") { s in
        s.background = RGB(255, 255, 255)
        s.clothes = RGB(255, 255, 255)
        s.grain = 0
        s.retouch = { $0.paintClothes(RGB(255, 255, 255)) }
      },
      Example(.pass, zh: "照片止于肩部，看得到的衣服区分明显", en: "The photo ends at the shoulders, what shows stands out") {
        $0.overhang = CropOverhang(bottom: 90, cutsBody: [.bottom])
      },
      Example(.notApplicable, zh: "照片止于颈部", en: "The photo ends at the neck") {
        $0.overhang = CropOverhang(bottom: 160, cutsBody: [.bottom])
      },
      Example(.unassessable, zh: "没有轮廓", en: "No matte") { $0.hasMatte = false },
    ]
  }

  /// Parts of the height: clear of the mixed pixels of the edge, and as deep as a sample; in pixels no less than.
  private static let insideShare = 80
  private static let leastInside = 4
  /// Samples along the shoulder line, and how many are needed.
  private static let samples = 64
  private static let leastSamples = 8
  /// The part of the line that must stand out less than the value.
  private static let share = 0.25

  /// Samples of 8 bits from here on are clipped, up to the rounding of JPEG.
  private static let clipped = 254
  /// CIEDE2000 of two colours that are clipped alike.
  private static let nothing = 0.5

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let outline = try PersonOutline(shouldersOf: scene)
    let image = scene.image
    let wall = try scene.backgroundGrid.median
    let background = Lab(wall)
    let inside = max(ClothesContrast.leastInside, image.height / ClothesContrast.insideShare)
    let differences = stride(
      from: 0, to: outline.places.count, by: max(1, outline.places.count / ClothesContrast.samples)
    )
    .compactMap {
      i -> Double? in
      let place = outline.places[i]
      guard place.row + 2 * inside < outline.end.row, place.column + inside <= outline.end.column else {
        return nil
      }
      return Lab(image.meanColor(x: place.column, y: place.row + inside, side: inside)).deltaE2000(
        to: background)
    }
    guard differences.count >= ClothesContrast.leastSamples,
      let difference = Percentile.of(differences, ClothesContrast.share)
    else {
      guard scene.overhang?.endsBeforeShoulders != true else { throw PersonOutline.outsidePhoto }
      throw Unassessable(
        LocalizedText(zh: "露出的衣服太少，无法判断", en: "Too little of the clothes shows, so they can't be judged"))
    }
    // Where both are overexposed, the outline is a guess, and what lies inside of it may be wall.
    let isClipped = [wall.red, wall.green, wall.blue].allSatisfy { $0 >= ClothesContrast.clipped }
    guard !isClipped || difference >= ClothesContrast.nothing else {
      throw Unassessable(ShoulderEdge.invisible)
    }
    return Measurement(difference)
  }
}

extension RGBImage {
  /// White clothes in full light.
  fileprivate mutating func brighten(above: Int) { paintClothes(RGB(250, 250, 250)) }

  /// Everything below the shoulders of a sketch as it stands.
  mutating func paintClothes(_ color: RGB) {
    for y in 476..<height {
      for x in 0..<width { self[x, y] = color }
    }
  }
}
