import Localization
internal import Portrait
internal import Raster

struct LensDistortion: Rule {
  let info = RuleInfo(
    id: "lens-distortion",
    title: LocalizedText(zh: "没有近距离变形", en: "Not taken from too near"),
    quantity: LocalizedText(zh: "两眼外角宽与下颌宽之比", en: "Width across the eyes over width of the jaw"),
    decimals: 2, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "脸部比例异常", en: "The proportions of the face are unusual"),
    high: LocalizedText(
      zh: "可能离镜头太近，脸中间被放大", en: "Perhaps taken from too near, which enlarges the middle of the face"),
    why: LocalizedText(
      zh: "图像应无明显畸变；自拍距离太近时，鼻子和眼睛显得大，耳朵和下颌显得小。",
      en:
        "There must be no visible distortion; taken at arm's length, nose and eyes look large, ears and jaw small."
    ),
    method: LocalizedText(
      zh: "面部网格上两眼外角的距离除以下颌两侧的距离。人的脸型本来就不同，所以只提示人工确认，从不直接判不合格。",
      en: """
        Distance between the outer corners of the eyes over the width of the jaw on the face mesh. Faces differ by nature, \
        so this only asks a person to look and never fails a photo.
        """),
    remedy: LocalizedText(
      zh: "请由他人在 1.5 米左右用后置摄像头拍摄，不要伸手自拍。",
      en: "Let someone else take it with the rear camera from about 1.5 m; no selfie."))

  var examples: [Example] {
    [
      Example(.pass, zh: "自然的比例", en: "Natural proportions") { _ in },
      Example(.review, zh: "离镜头太近", en: "Too near the camera") { $0.eyeSpan = 0.74 },
      Example(.unassessable, zh: "侧脸", en: "A turned head") { $0.pose.yaw = 30 },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.frontalFace()
    let eyes = face.mesh[MeshPoint.rightEyeOuter].distance(to: face.mesh[MeshPoint.leftEyeOuter])
    let jaw = face.mesh[MeshPoint.rightJaw].distance(to: face.mesh[MeshPoint.leftJaw])
    guard jaw > 1 else {
      throw Unassessable(LocalizedText(zh: "面部网格不可靠，无法判断", en: "The face mesh is not reliable here"))
    }
    return Measurement(eyes / jaw)
  }
}
