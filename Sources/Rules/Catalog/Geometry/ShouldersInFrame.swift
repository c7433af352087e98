import Localization
internal import Portrait
internal import Raster

struct ShouldersInFrame: Rule {
  let info = RuleInfo(
    id: "shoulders-in-frame", region: .shoulders,
    title: LocalizedText(zh: "双肩完整入镜", en: "Both shoulders in the picture"),
    quantity: LocalizedText(zh: "双肩可见宽度（以脸宽为 1）", en: "Visible width of the shoulders in face widths"),
    decimals: 1, stages: [.finished, .planned],
    low: LocalizedText(zh: "看不到双肩", en: "The shoulders do not show"),
    high: LocalizedText(zh: "双肩过宽", en: "The shoulders are too wide"),
    why: LocalizedText(
      zh: "标准照要求坐姿端正、双肩平衡，肩部和胸部要在画面内；身体不能靠工具补画。",
      en:
        "The standard asks for an upright, balanced pose, so shoulders and chest must show; a body is never painted in."
    ),
    method: LocalizedText(
      zh: "下巴以下人像最宽处与脸宽之比。画面边框切到上臂是正常的；裁剪范围超出原图、身体在原图边缘被切断则不合格（记为 0）。",
      en: """
        Widest part of the person below the chin over the face width. That the frame cuts the upper arms is normal; a \
        crop that reaches past the photo where the body is fails (0).
        """),
    remedy: LocalizedText(
      zh: "请退后一些重新拍摄，让双肩和胸口都在画面内，两侧留出空白。",
      en:
        "Retake from farther away, with both shoulders and the chest in the picture and space on either side."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "双肩都在画面内", en: "Both shoulders show") { _ in },
      Example(.fail, zh: "原图在胸口以上就切断了", en: "The photo ends above the chest") {
        $0.overhang = CropOverhang(bottom: 90, cutsBody: [.bottom])
      },
      Example(.fail, zh: "原图切掉了左侧肩膀", en: "The photo cuts one shoulder off") {
        $0.overhang = CropOverhang(left: 40, cutsBody: [.left])
      },
      Example(.pass, zh: "背景向上补齐，没有切到身体", en: "Only the background was extended") {
        $0.overhang = CropOverhang(top: 60)
      },
      Example(.review, zh: "白衣服，过曝的白墙", en: "White clothes, an overexposed white wall") { s in
        s.shoulders = 0.8
        s.background = RGB(255, 255, 255)
        s.retouch = { $0.paintClothes(RGB(255, 255, 255)) }
      },
      Example(.fail, zh: "画面止于下巴", en: "The picture ends at the chin") { s in
        s.eyes = 480
        s.crown = 260
      },
      Example(.unassessable, zh: "没有人像轮廓也没有肩点", en: "No matte and no shoulder points") { s in
        s.hasMatte = false
        s.faceCount = 0
      },
    ]
  }

  /// In face widths from the chin down to the first row of the shoulders.
  private static let underChin = 0.15
  /// Of 255: from here on a pixel is the person's rather than the background's.
  private static let halfCovered: UInt8 = 128

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.uprightFace()
    if let cut = scene.overhang?.cutsBody.subtracting([.top]), !cut.isEmpty {
      return Measurement(
        0,
        sentence: LocalizedText(
          zh: "身体在原图边缘被切断，双肩或胸部不完整", en: "The photo cuts the body off: shoulders or chest are missing"))
    }
    guard let width = shoulderWidth(face, scene) else {
      throw Unassessable(
        LocalizedText(zh: "看不清肩部，无法判断", en: "The shoulders can't be made out, so this can't be judged"))
    }
    return Measurement(
      width / max(1, face.faceWidth),
      doubt: ShoulderEdge.isVisible(of: face, in: scene.image)
        ? nil : Sentences.needsEyes(ShoulderEdge.invisible))
  }

  /// Of the matte where there is one, else between the shoulder points, as far as it shows.
  private func shoulderWidth(_ face: FaceAnalysis, _ scene: Scene) -> Double? {
    if let alpha = scene.alpha, alpha.size == scene.image.size {
      let first = max(0, Int(max(-1, min(1e6, face.chin.y + ShouldersInFrame.underChin * face.faceWidth))))
      guard first < alpha.height else { return 0 }
      return Double(
        stride(from: first, to: alpha.height, by: 2)
          .map { y in (0..<alpha.width).count { alpha[$0, y] >= ShouldersInFrame.halfCovered } }.max() ?? 0)
    }
    guard let left = face.leftShoulder, let right = face.rightShoulder else { return nil }
    func shown(_ x: Double) -> Double { max(0, min(Double(scene.image.width), x)) }
    return max(left.y, right.y) < Double(scene.image.height) ? abs(shown(left.x) - shown(right.x)) : 0
  }
}
