import Localization
internal import Portrait
internal import Raster

struct LensDistortion: Rule {
  let info = RuleInfo(
    id: "lens-distortion", clause: "1.3",
    title: LocalizedText(zh: "没有近距离变形", en: "Not taken from too near"),
    quantity: LocalizedText(zh: "两眼外角宽与下颌宽之比", en: "Width across the eyes over width of the jaw"),
    decimals: 2, stages: [.source, .finished],
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

  /// Beyond this turn of the head, in degrees, its proportions tell nothing.
  private static let greatestTurn = 20.0

  func measure(_ evidence: Evidence, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try evidence.uprightFace()
    guard face.mesh.count >= FaceMesh.count else {
      throw Unassessable(LocalizedText(zh: "没有面部网格，无法判断", en: "There is no face mesh to measure"))
    }
    guard max(abs(face.pose.yaw), abs(face.pose.pitch)) <= LensDistortion.greatestTurn else {
      throw Unassessable(
        LocalizedText(zh: "头部转动太大，无法判断脸部比例", en: "The head is turned too far to judge its proportions"))
    }
    let eyes = face.mesh[FaceMesh.rightEyeOuter].distance(to: face.mesh[FaceMesh.leftEyeOuter])
    let jaw = face.mesh[FaceMesh.rightJaw].distance(to: face.mesh[FaceMesh.leftJaw])
    guard jaw > 1 else {
      throw Unassessable(LocalizedText(zh: "面部网格不可靠，无法判断", en: "The face mesh is not reliable here"))
    }
    return Measurement(eyes / jaw)
  }
}
