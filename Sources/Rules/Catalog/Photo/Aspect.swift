internal import Portrait
internal import Raster

struct Aspect: Rule {
  let info = RuleInfo(
    id: "aspect", clause: "1.2", region: .head,
    title: LocalizedText(zh: "人像没有被拉伸或压扁", en: "Not stretched"),
    quantity: LocalizedText(zh: "脸宽与眼睛到下巴距离之比", en: "Face width over eyes-to-chin height"),
    decimals: 2, stages: [.source, .finished],
    low: LocalizedText(
      zh: "脸部过于窄长，照片可能被纵向拉伸", en: "The face is unusually narrow: the photo may have been stretched"),
    high: LocalizedText(
      zh: "脸部过于宽短，照片可能被横向拉伸", en: "The face is unusually wide: the photo may have been squeezed"),
    why: LocalizedText(
      zh: "照片必须真实表达本人相貌。只改宽或只改高来凑 480×640，会让脸变形。",
      en:
        "The photo must show you as you look. Fitting 480×640 by changing only the width or the height distorts the face."
    ),
    method: LocalizedText(
      zh: "面部网格上两颊之间的宽度除以瞳孔连线到下巴的距离，并按头部的转动修正。自然的脸也各不相同，所以接近限值时由人工判断。",
      en: """
        Width between the cheeks over the distance from the line of the pupils to the chin, on the face mesh, corrected \
        for the turn of the head. Natural faces differ, so values near the limits are left to a person.
        """),
    remedy: LocalizedText(
      zh: "请使用未经拉伸的原图；裁剪时保持宽高比例不变。",
      en: "Use the photo as it was taken, and keep its proportions when you crop."))

  var examples: [Example] {
    [
      Example(.pass, zh: "自然的脸", en: "A natural face") { _ in },
      Example(.pass, zh: "偏长的脸", en: "A long face") { $0.proportion = 1.12 },
      Example(.pass, zh: "头略歪的自然的脸", en: "A natural face, head tilted") { $0.pose.roll = 12 },
      Example(.review, zh: "略被横向拉伸", en: "Slightly widened") { $0.proportion = 1.4 },
      Example(.fail, zh: "明显被横向拉伸", en: "Clearly widened") { $0.proportion = 1.55 },
      Example(.fail, zh: "明显被纵向拉伸", en: "Clearly lengthened") { $0.proportion = 0.95 },
      Example(.unassessable, zh: "侧脸", en: "A turned head") { $0.pose.yaw = 30 },
    ]
  }

  /// Beyond this turn of the head, in degrees, its proportions tell nothing.
  private static let greatestTurn = 20.0

  func measure(_ evidence: Evidence, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try evidence.uprightFace()
    guard face.mesh.count >= FaceMesh.count else {
      throw Unassessable(LocalizedText(zh: "没有面部网格，无法判断", en: "There is no face mesh to measure"))
    }
    guard max(abs(face.pose.yaw), abs(face.pose.pitch)) <= Aspect.greatestTurn else {
      throw Unassessable(
        LocalizedText(zh: "头部转动太大，无法判断脸部比例", en: "The head is turned too far to judge its proportions"))
    }
    let (right, left) = (face.mesh[FaceMesh.rightIris], face.mesh[FaceMesh.leftIris])
    let middle = Point.midpoint(right, left)
    let tilt = Angle.direction(from: right, to: left)
    func level(_ index: Int) -> Point { Angle.turned(face.mesh[index], by: -tilt, about: middle) }
    let width = abs(level(FaceMesh.leftCheek).x - level(FaceMesh.rightCheek).x) / Angle.cosine(face.pose.yaw)
    let height = (level(FaceMesh.chin).y - middle.y) / Angle.cosine(face.pose.pitch)
    guard height > 1 else {
      throw Unassessable(LocalizedText(zh: "面部网格不可靠，无法判断", en: "The face mesh is not reliable here"))
    }
    return Measurement(width / height)
  }
}
