import Localization
internal import Portrait
internal import Raster

struct ShouldersLevel: Rule {
  let info = RuleInfo(
    id: "shoulders-level", region: .shoulders,
    title: LocalizedText(zh: "双肩平衡", en: "Shoulders level"),
    quantity: LocalizedText(zh: "肩线倾斜", en: "Tilt of the shoulders"),
    unit: .degrees, decimals: 1, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "双肩不平", en: "The shoulders are not level"),
    high: LocalizedText(zh: "双肩不平", en: "The shoulders are not level"),
    why: LocalizedText(
      zh: "坐姿端正，左右肩膀平衡。", en: "You must sit upright with both shoulders at one height."),
    method: LocalizedText(
      zh: "左右肩部轮廓最高处连线与水平线的夹角，在离脸同样远的两处测量；衣服与墙面颜色相同、轮廓无从辨认时不判断。允许的偏差由本工具设定。",
      en: """
        Angle between the horizontal and the line through the outline of both shoulders, equally far from the face. Where \
        clothes and wall have one colour nothing is told. The tolerance is this tool's.
        """),
    remedy: LocalizedText(
      zh: "请坐直，放松双肩，手机不要歪，重新拍摄。", en: "Retake sitting upright, shoulders relaxed, the phone held level."))

  var examples: [Example] {
    [
      Example(.pass, zh: "双肩水平", en: "Level") { _ in },
      Example(.review, zh: "略微高低肩", en: "One slightly higher") { $0.shoulderTilt = 10 },
      Example(.review, zh: "明显高低肩", en: "One much higher") { $0.shoulderTilt = -14 },
      Example(.unassessable, zh: "白衣服，过曝的白墙", en: "White clothes, an overexposed white wall") { s in
        s.shoulderTilt = 14
        s.shoulders = 0.8
        s.background = RGB(255, 255, 255)
        s.retouch = { $0.paintClothes(RGB(255, 255, 255)) }
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// From the middle of the face to the side of the picture, in face widths: with less, no shoulder shows.
  private static let leastRoom = 0.95

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.uprightFace()
    guard let right = face.rightShoulder, let left = face.leftShoulder else {
      let room = min(face.centerX, Double(scene.image.width) - face.centerX)
      if room < ShouldersLevel.leastRoom * face.faceWidth {
        throw .notApplicable(
          zh: "画面两侧没有拍到肩峰，不比较高低；露出是否足够见 shoulders-in-frame",
          en:
            "The sides of the picture end before the shoulders do; shoulders-in-frame tells whether enough shows"
        )
      }
      throw Unassessable(
        LocalizedText(
          zh: "看不到两侧肩膀（画面之外或被头发遮住），无法判断",
          en: "Both shoulders can't be seen (outside the picture or under hair), so they can't be compared"))
    }
    guard ShoulderEdge.isVisible(of: face, in: scene.image) else {
      throw Unassessable(
        LocalizedText(
          zh: "\(ShoulderEdge.invisible.zh)，无法判断双肩是否水平",
          en: "\(ShoulderEdge.invisible.en), so the shoulders can't be compared"))
    }
    let tilt = Angle.direction(from: right, to: left)
    return Measurement(
      abs(tilt),
      lead: tilt > 0
        ? LocalizedText(zh: "双肩不平，左肩偏低", en: "The left shoulder is lower")
        : LocalizedText(zh: "双肩不平，右肩偏低", en: "The right shoulder is lower"))
  }
}
