import Localization
internal import Portrait
internal import Raster

struct EyeLine: Rule {
  let info = RuleInfo(
    id: "eye-line", region: .eyes,
    title: LocalizedText(zh: "双眼水平", en: "Eyes level"),
    quantity: LocalizedText(zh: "瞳孔连线倾斜", en: "Tilt of the eye line"),
    unit: .degrees, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "瞳孔平行角度不合格", en: "The eyes are not level"),
    high: LocalizedText(zh: "瞳孔平行角度不合格", en: "The eyes are not level"),
    why: LocalizedText(
      zh: "头要摆正，双眼保持水平。标准禁止旋转照片，所以歪头的照片只能重新拍摄，不能转正。",
      en:
        "The head must be held straight. The standard forbids turning a photo, so a tilted head means a new photo."
    ),
    method: LocalizedText(
      zh: "两眼中心连线与水平线的夹角。横着或倒着的照片分别约为 90° 和 180°。有一只眼睛被遮住或脸太暗时由人工确认。允许的偏差由本工具设定。",
      en: """
        Angle between the line of the eye centres and the horizontal; about 90° or 180° for a picture that lies on its \
        side or upside down. Where one eye is covered, or the face too dark, a person must say. The tolerance is this \
        tool's.
        """),
    remedy: LocalizedText(
      zh: "请正对镜头，摆正头部，双眼保持水平后重新拍摄。", en: "Retake facing the camera, head straight and eyes level."))

  var examples: [Example] {
    [
      Example(.pass, zh: "双眼水平", en: "Eyes level") { $0.pose.roll = 1 },
      Example(.review, zh: "略微歪头", en: "Head slightly tilted") { $0.pose.roll = -4.5 },
      Example(.fail, zh: "明显歪头", en: "Head clearly tilted") { $0.pose.roll = 10 },
      Example(.fail, zh: "照片横放", en: "The picture lies on its side") { s in
        s.orientation = .turnedLeft
        s.faceCount = 0
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    if let lie = scene.orientation.lie {
      return Measurement(
        scene.orientation.turn,
        sentence: LocalizedText(
          zh: "\(lie.zh)，本工具按标准不旋转照片", en: "\(lie.en); the standard forbids turning it"),
        remedy: LocalizedText(
          zh: "请竖着拿手机，让头部朝上，重新拍摄；不要用软件旋转后再上传。",
          en: "Retake holding the phone upright, head up; do not turn the photo by software."))
    }
    let face = try scene.mainFace()
    let tilt = Angle.direction(from: face.rightEye, to: face.leftEye)
    return Measurement(
      abs(tilt),
      lead: tilt > 0
        ? LocalizedText(zh: "瞳孔平行角度不合格，头歪向自己的左侧", en: "The head is tilted to its left")
        : LocalizedText(zh: "瞳孔平行角度不合格，头歪向自己的右侧", en: "The head is tilted to its right"),
      excuse: EyeLine.excuse(scene, standard))
  }

  /// The network guesses where an eye is that is covered or in the dark: nobody is returned for its guess.
  private static func excuse(_ scene: Scene, _ standard: Standard) -> Unassessable? {
    if let covered = try? scene.coveredEyes, covered.isOnlyOne {
      return Unassessable(
        LocalizedText(
          zh: "有一只眼睛被遮住，无法判断双眼是否水平",
          en: "One eye is covered, so whether the eyes are level can't be judged"))
    }
    let exposure = Exposure()
    guard let limit = standard.rules[exposure.info.id], let least = limit.min,
      let light = try? exposure.measure(scene, against: standard).value, light < least,
      limit.verdict(on: light) == .fail
    else { return nil }
    return Unassessable(
      LocalizedText(
        zh: "脸太暗，无法判断双眼是否水平", en: "The face is too dark to judge whether the eyes are level"))
  }
}
