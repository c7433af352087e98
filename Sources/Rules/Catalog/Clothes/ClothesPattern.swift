import Localization
internal import Portrait
internal import Raster

struct ClothesPattern: Rule {
  let info = RuleInfo(
    id: "clothes-pattern", region: .clothes,
    title: LocalizedText(zh: "衣服没有复杂图案和条纹", en: "Plain clothes"),
    quantity: LocalizedText(zh: "衣服上有花纹的面积", en: "Part of the clothes with a pattern"),
    unit: .percent, decimals: 0, stages: [.finished],
    leastFace: .whole,
    low: LocalizedText(zh: "衣服有花纹", en: "The clothes have a pattern"),
    high: LocalizedText(zh: "衣服有明显的图案或条纹", en: "The clothes have a bold pattern or stripes"),
    why: LocalizedText(zh: "衣着应避免复杂图案、条纹。", en: "Clothes should have no busy patterns and no stripes."),
    method: LocalizedText(
      zh: "下巴以下的衣服中，与周围几个像素的平均亮度相差很大的点所占的比例；领口、纽扣和褶皱只占很小一部分。",
      en: """
        Share of the clothes below the chin that differs strongly from the mean of the few pixels around. Collars, buttons \
        and folds are only a small part.
        """),
    remedy: LocalizedText(
      zh: "请换纯色、没有图案和条纹的衣服重新拍摄。", en: "Retake in plain clothes without stripes or prints."))

  var examples: [Example] {
    [
      Example(.pass, zh: "纯色衣服", en: "Plain clothes") { _ in },
      Example(.fail, zh: "黑白条纹", en: "Black and white stripes") { $0.retouch = { $0.stripe() } },
      Example(.unassessable, zh: "没有轮廓", en: "No matte") { $0.hasMatte = false },
    ]
  }

  /// In face widths: from the chin to the clothes, and the surroundings of a point.
  private static let underChin = 0.3
  private static let reach = 0.03
  /// Rows of clothes, and parts of the picture, that are needed.
  private static let leastRows = 16
  private static let leastShare = 100
  /// Parts of the picture of which a collar and its shadow are but a small part: of less, the rule fails nothing.
  private static let enoughShare = 33
  /// Levels that a pattern differs from the surroundings; folds and seams differ less.
  private static let visible: Int16 = 14
  /// Of 255: from here on a pixel surely is the person's.
  private static let wholly: UInt8 = 250

  private static let littleShows = Unassessable(
    LocalizedText(
      zh: "只露出一点衣服，分不清是花纹还是领口，需要人工确认",
      en: "So little of the clothes shows that a pattern can't be told from a collar: a person must look"))

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.uprightFace()
    let image = scene.image
    guard let alpha = scene.alpha, alpha.size == image.size else {
      throw Unassessable(LocalizedText(zh: "没有人像轮廓，无法判断", en: "Without a matte this can't be judged"))
    }
    let unit = face.faceWidth
    let top = Int(face.chin.y + ClothesPattern.underChin * unit)
    guard top > 0, top + ClothesPattern.leastRows < image.height else {
      throw .notApplicable(zh: "几乎没有露出衣服", en: "Hardly any of the clothes shows")
    }
    let contrast = LocalContrast(
      image, rows: top..<image.height, reach: max(2, Int(unit * ClothesPattern.reach)))
    var (clothes, busy) = (0, 0)
    let (visible, wholly) = (ClothesPattern.visible, ClothesPattern.wholly)
    let first = top * image.width
    alpha.samples.withUnsafeBufferPointer { alphas in
      contrast.values.withUnsafeBufferPointer { contrasts in
        for i in 0..<contrasts.count where alphas[first &+ i] >= wholly {
          clothes &+= 1
          if contrasts[i] > visible || contrasts[i] < -visible { busy &+= 1 }
        }
      }
    }
    guard clothes >= image.width * image.height / ClothesPattern.leastShare else {
      throw .notApplicable(zh: "几乎没有露出衣服", en: "Hardly any of the clothes shows")
    }
    let isLittle = clothes < image.width * image.height / ClothesPattern.enoughShare
    return Measurement(
      100 * Double(busy) / Double(clothes), excuse: isLittle ? ClothesPattern.littleShows : nil)
  }
}

extension RGBImage {
  /// Horizontal stripes over the lower quarter.
  fileprivate mutating func stripe() {
    for y in height * 3 / 4..<height where (y / 8) % 2 == 0 {
      for x in 0..<width { self[x, y] = RGB(235, 235, 235) }
    }
  }
}
