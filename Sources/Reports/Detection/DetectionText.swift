internal import Codecs
public import Localization
public import Portrait
import Raster
import Rules

/// What `detect` says of one file to a person.
public struct DetectionText: Sendable {
  private let language: Language

  public init(language: Language) { self.language = language }

  public func text(_ report: DetectionReport, _ portrait: PortraitAnalysis) -> String {
    var lines = [
      "\(printable(report.input))  \(report.width)×\(report.height)  \(count(portrait))"
    ]
    if let lies = lies(portrait.orientation) { lines.append("  " + lies) }
    for face in portrait.faces { lines += describe(face) }
    for note in report.notes ?? [] { lines.append("  · " + note.text[language]) }
    return lines.joined(separator: "\n")
  }

  private func count(_ portrait: PortraitAnalysis) -> String {
    let n = portrait.faces.count
    return language.choose("\(n) 张人脸", n == 1 ? "1 face" : "\(n) faces")
  }

  private func lies(_ orientation: SceneOrientation) -> String? {
    switch orientation {
    case .upright: nil
    case .turnedLeft: language.choose("照片向左侧躺", "the picture lies on its left side")
    case .turnedRight: language.choose("照片向右侧躺", "the picture lies on its right side")
    case .upsideDown: language.choose("照片上下颠倒", "the picture is upside down")
    }
  }

  private func describe(_ face: FaceAnalysis) -> [String] {
    func px(_ value: Double) -> String { "\(Int(value.rounded())) px" }
    func degrees(_ value: Double) -> String { "\((value * 10).rounded() / 10)°" }
    let crown = face.crown.map { px($0.y) } ?? language.choose("不在画面内", "not in the picture")
    var lines = [
      language.choose("  脸宽 ", "  face width ") + px(face.faceWidth) + language.choose("，眼睛高度 ", ", eyes at ")
        + px(face.eyeLine)
        + language.choose("，头顶 ", ", crown at ") + crown + language.choose("，下巴 ", ", chin at ")
        + px(face.chin.y),
      language.choose("  左右转头 ", "  yaw ") + degrees(face.pose.yaw) + language.choose("，俯仰 ", ", pitch ")
        + degrees(face.pose.pitch)
        + language.choose("，倾斜 ", ", roll ") + degrees(face.pose.roll)
        + language.choose("，置信度 ", ", confidence ")
        + "\((face.confidence * 100).rounded() / 100)",
    ]
    if !face.cutBy.isEmpty {
      let sides = FaceAnalysis.Side.allCases.filter(face.cutBy.contains).map(\.rawValue).joined(
        separator: ", ")
      lines.append(language.choose("  头部被画面边缘截断：", "  the head is cut off by the frame: ") + sides)
    }
    return lines
  }
}
