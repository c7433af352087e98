import Localization
internal import Portrait
internal import Raster

struct Aspect: Rule {
  let info = RuleInfo(
    id: "aspect", region: .head,
    title: LocalizedText(zh: "人像没有被拉伸或压扁", en: "Not stretched"),
    quantity: LocalizedText(zh: "估计的横向拉伸倍数", en: "Estimated stretch of the width"),
    unit: .times, decimals: 2, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(
      zh: "脸部过于窄长，照片可能被纵向拉伸", en: "The face is unusually narrow: the photo may have been stretched"),
    high: LocalizedText(
      zh: "脸部过于宽短，照片可能被横向拉伸", en: "The face is unusually wide: the photo may have been squeezed"),
    why: LocalizedText(
      zh: "照片必须真实表达本人相貌。只改宽或只改高来凑 {size}，会让脸变形。",
      en:
        "The photo must show you as you look. Fitting {size} by changing only the width or the height distorts the face."
    ),
    method: LocalizedText(
      zh:
        "两个线索的平均：两颊之间的宽度与瞳孔连线到下巴的距离之比（按头部的转动修正）、虹膜的宽高比（虹膜是圆的，按睁眼程度修正），都与常人相比；1 表示没有拉伸。自然的脸也各不相同，所以接近限值时由人工判断。",
      en: """
        Two clues averaged, each against what is usual: width between the cheeks over the distance from the line of the \
        pupils to the chin, corrected for the turn of the head; and width over height of the irises, which are round, \
        corrected for how far the lids are open. 1 is not stretched. Natural faces differ, so values near the limits are left \
        to a person.
        """),
    remedy: LocalizedText(
      zh: "请使用未经拉伸的原图；裁剪时保持宽高比例不变。",
      en: "Use the photo as it was taken, and keep its proportions when you crop."))

  var examples: [Example] {
    [
      Example(.pass, zh: "自然的脸", en: "A natural face") { _ in },
      Example(.pass, zh: "偏长的脸", en: "A long face") { $0.proportion = 1.17 },
      Example(.pass, zh: "头略歪的自然的脸", en: "A natural face, head tilted") { $0.pose.roll = 12 },
      Example(.review, zh: "略被横向拉伸", en: "Slightly widened") { $0.proportion = 1.4 },
      Example(.fail, zh: "明显被横向拉伸", en: "Clearly widened") { $0.proportion = 1.55 },
      Example(.fail, zh: "明显被纵向拉伸", en: "Clearly lengthened") { $0.proportion = 0.95 },
      Example(.unassessable, zh: "侧脸", en: "A turned head") { $0.pose.yaw = 30 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.frontalFace()
    let (right, left) = (face.mesh[MeshPoint.rightIris], face.mesh[MeshPoint.leftIris])
    let middle = Point.midpoint(right, left)
    let tilt = Angle.direction(from: right, to: left)
    func level(_ index: Int) -> Point { Angle.turned(face.mesh[index], by: -tilt, about: middle) }
    let width =
      abs(level(MeshPoint.leftCheek).x - level(MeshPoint.rightCheek).x) / Angle.cosine(face.pose.yaw)
    let height = (level(MeshPoint.chin).y - middle.y) / Angle.cosine(face.pose.pitch)
    guard height > 1 else {
      throw Unassessable(LocalizedText(zh: "面部网格不可靠，无法判断", en: "The face mesh is not reliable here"))
    }
    let wider = Logarithm.natural(width / height / Aspect.usualFace) + Aspect.irisStretch(face)
    return Measurement(Logarithm.exponential(wider / Aspect.response))
  }

  /// Width over height of the usual face, as measured above.
  private static let usualFace = 1.222
  /// By how much the two clues together grow with the logarithm of the stretch: the mesh network half believes in round
  /// irises and usual faces.
  private static let response = 1.55

  /// What that logarithm usually is at closed lids, less how much it falls as they open (aperture over iris).
  private static let usualIris = (closed: 0.392, fall: 0.375)

  /// Logarithm of the width of the irises over their height, less what is usual at this opening of the lids.
  private static func irisStretch(_ face: FaceAnalysis) -> Double {
    let mesh = face.mesh
    let clues = Eye.both.map { eye in
      let across = mesh[eye.irisEdge.0].distance(to: mesh[eye.irisEdge.1])
      let down = mesh[eye.iris + 2].distance(to: mesh[eye.iris + 4])
      guard across > 0, down > 0 else { return 0.0 }
      return Logarithm.natural(across / down) - usualIris.closed + usualIris.fall * eye.aperture { mesh[$0] }
    }
    return clues.reduce(0, +) / 2
  }
}
