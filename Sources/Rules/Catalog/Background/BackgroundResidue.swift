import Localization
internal import Portrait
internal import Raster

struct BackgroundResidue: Rule {
  let info = RuleInfo(
    id: "background-residue", region: .outline,
    title: LocalizedText(zh: "人像边缘没有残留的旧背景", en: "No left-overs of another background"),
    quantity: LocalizedText(zh: "有浅色镶边或残块的轮廓", en: "Part of the outline with a rim or left-overs"),
    unit: .percent, decimals: 0,
    leastFace: .whole,
    low: LocalizedText(zh: "人像边缘有残留", en: "There are left-overs around the person"),
    high: LocalizedText(
      zh: "人像边缘有残留的旧背景（白边、光晕或残块）",
      en: "There are left-overs of the old background around the person: a rim or islands"),
    why: LocalizedText(
      zh: "背景应均匀，不得有阴影、其他人或物体；换底色留下的毛边、光晕和残块会被退回。",
      en: "The background must be even; fringes, halos and islands left by replacing it are returned."),
    method: LocalizedText(
      zh: "在头和肩的高度逐行从两侧向内看：轮廓上的像素如果比背景与里面颜色的任何混合都亮，就是镶边；与人像隔开的东西就是残块。",
      en: """
        Row by row at head and shoulders, coming in from both sides: pixels of the outline that are lighter than any \
        mixture of the background and what lies behind them are a rim; anything apart from the person is an island.
        """),
    remedy: LocalizedText(
      zh: "请用原始照片和 gradphoto standardize 重新换背景；拍摄时用与头发、衣服反差明显的纯色墙。",
      en:
        "Replace the background anew from the original photo with gradphoto standardize; take it before a plain wall unlike hair and clothes."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "边缘干净", en: "A clean edge") { _ in },
      Example(.fail, zh: "深色头发外的白边", en: "A white rim around dark hair") { $0.hasRim = true },
      Example(.fail, zh: "旧背景的残块", en: "Islands of the old background") { s in
        s.retouch = { image in
          for y in 90..<400 {
            for x in 40..<64 { image[x, y] = RGB(120, 110, 100) }
            for x in 410..<434 { image[x, y] = RGB(120, 110, 100) }
          }
        }
      },
      Example(.review, zh: "原背景复杂，抠像没有把握", en: "An uncertain cut from a busy background") { s in
        s.cutConfidence = 0.1
      },
      Example(.unassessable, zh: "没有把握的抠像留下的白边", en: "A white rim left by an uncertain cut") { s in
        s.hasRim = true
        s.cutConfidence = 0.1
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// In face widths: where the outline begins under the top of the hair, and ends under the chin.
  private static let underCrown = 0.02
  private static let underChin = 0.2

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.uprightFace()
    let image = scene.image
    let background = try scene.backgroundGrid.median
    let top = Int((face.crown?.y ?? face.box.y) + BackgroundResidue.underCrown * face.faceWidth)
    let bottom = Int(face.chin.y + BackgroundResidue.underChin * face.faceWidth)
    guard top < bottom,
      let outline = OutlineRim(image, background: background, rows: top..<bottom, middle: Int(face.centerX))
    else {
      throw Unassessable(
        LocalizedText(
          zh: "人像两侧没有露出背景，无法判断", en: "No background shows beside the person, so this can't be judged"))
    }
    let doubt = doubt(scene, standard)
    // Of a cut that is known to be uncertain, left-overs are the cut's fault and not the photo's: a person decides.
    return Measurement(
      max(outline.rim, outline.islands), doubt: doubt, excuse: doubt.map { Unassessable($0) })
  }

  /// A cut made before a wall of many colours may look clean to this rule and be wrong all the same.
  private func doubt(_ scene: Scene, _ standard: Standard) -> LocalizedText? {
    guard let confidence = scene.cutConfidence, confidence < standard.leastCutConfidence else {
      return nil
    }
    let percent = Decimals.text(confidence * 100, 0)
    return LocalizedText(
      zh: "原背景不够纯净，或与人像颜色太接近，抠像把握只有 \(percent)%，请人工检查头发和肩部边缘",
      en: """
        The old background was not plain enough or too much like the person: the cut is only \(percent)% certain; a \
        person must look at the edge of hair and shoulders
        """)
  }
}
