import Localization
internal import Portrait
internal import Raster

struct SingleFace: Rule {
  let info = RuleInfo(
    id: "single-face", region: .people,
    title: LocalizedText(zh: "只有本人一张人脸", en: "One face and no other"),
    quantity: LocalizedText(zh: "人脸数", en: "Number of faces"),
    stages: [.source, .finished],
    low: LocalizedText(zh: "没有找到完整的人脸", en: "No whole face was found"),
    high: LocalizedText(zh: "照片中不止一张人脸", en: "There is more than one face"),
    why: LocalizedText(
      zh: "证件照片是本人的正面头像，画面中不得有其他人。",
      en: "The photo is the portrait of one person, seen from the front; nobody else may be in it."),
    method: LocalizedText(
      zh: "数出照片中的人脸，海报、照片里的人脸也算；被照片边缘切掉的人脸不算完整。",
      en:
        "Counts the faces, those on posters or pictures in the background too. A face cut by the edge is not whole."
    ),
    remedy: LocalizedText(
      zh: "请单独站在干净的背景前，正对镜头，整张脸都在画面内，重新拍摄。",
      en:
        "Stand alone before a plain background, face the camera with your whole head in the picture, and retake."
    ))

  var examples: [Example] {
    [
      Example(.pass, zh: "只有一个人", en: "One person") { _ in },
      Example(.fail, zh: "画面中没有人", en: "Nobody in the picture") { $0.faceCount = 0 },
      Example(.fail, zh: "两个人的合影", en: "Two people") { $0.faceCount = 2 },
      Example(.fail, zh: "半张脸在画面外", en: "Half the face is outside") { $0.centerX = 0 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let count = scene.faces.count
    guard let face = scene.faces.first else {
      let lie = scene.orientation.lie.map {
        LocalizedText(zh: "：\($0.zh)", en: ": \(Sentences.uncapitalized($0.en))")
      }
      return Measurement(
        0,
        sentence: LocalizedText(
          zh: "没有找到正面的人脸" + (lie?.zh ?? ""),
          en: "No face was found that looks at the camera" + (lie?.en ?? "")))
    }
    guard count == 1 else {
      return Measurement(
        Double(count),
        sentence: LocalizedText(
          zh: "照片中有 \(count) 张人脸，要求只有本人一张", en: "There are \(count) faces; only your own may be in the photo")
      )
    }
    if let edge = cutOff(face, scene) {
      return Measurement(
        0,
        sentence: LocalizedText(
          zh: "人脸被照片\(edge.zh)切掉，不完整", en: "The face is cut off by the \(edge.en) of the photo"))
    }
    return Measurement(
      1, sentence: LocalizedText(zh: "照片中有 1 张人脸，符合要求", en: "There is one face, as required"))
  }

  /// The edge of the picture beyond which a cheek or the chin lies.
  private func cutOff(_ face: FaceAnalysis, _ scene: Scene) -> LocalizedText? {
    let xs = [face.leftCheek.x, face.rightCheek.x, face.chin.x]
    let ys = [face.leftCheek.y, face.rightCheek.y, face.chin.y, face.leftEye.y, face.rightEye.y]
    if xs.contains(where: { $0 < 0 }) { return LocalizedText(zh: "左边缘", en: "left edge") }
    if xs.contains(where: { $0 > Double(scene.image.width) }) {
      return LocalizedText(zh: "右边缘", en: "right edge")
    }
    if ys.contains(where: { $0 > Double(scene.image.height) }) {
      return LocalizedText(zh: "下边缘", en: "bottom edge")
    }
    if ys.contains(where: { $0 < 0 }) { return LocalizedText(zh: "上边缘", en: "top edge") }
    return nil
  }
}
