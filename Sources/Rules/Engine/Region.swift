public import Portrait
public import Raster

/// What of a picture a rule looks at.
public enum Region: String, Sendable, Codable, CaseIterable {
  /// The file, no place in the picture.
  case file
  case picture, people, head, crown, face, eyes, brows, mouth, ears, neck, shoulders, clothes, background
  /// The edge between the person and the background.
  case outline

  /// The places in a picture, in the pixels of `faces`; empty where there are none, or no face to find them by.
  /// - Parameters:
  ///   - faces: all faces, the one that the photo is about first.
  ///   - frame: what of the picture is judged: all of it, or what the crop leaves.
  public func areas(of faces: [FaceAnalysis], in frame: Rect) -> [Rect] {
    switch self {
    case .file: return []
    case .picture: return [frame]
    case .people: return faces.isEmpty ? [frame] : faces.map(\.box)
    default: return faces.first.map { areas(of: $0, in: frame) } ?? []
    }
  }

  /// Lengths are in face widths, from the cheeks, the eyes, the chin.
  private func areas(of face: FaceAnalysis, in frame: Rect) -> [Rect] {
    let width = face.faceWidth
    let left = min(face.leftCheek.x, face.rightCheek.x)
    let right = left + width
    let top = face.crown?.y ?? max(frame.y, face.box.y - 0.3 * width)
    let shoulders = face.chin.y + 0.25 * width
    func box(_ center: Point, _ halfWidth: Double, _ halfHeight: Double) -> Rect {
      Rect(
        x: center.x - halfWidth * width, y: center.y - halfHeight * width, width: 2 * halfWidth * width,
        height: 2 * halfHeight * width)
    }
    func span(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Rect {
      Rect(
        x: x.lowerBound, y: y.lowerBound, width: x.upperBound - x.lowerBound,
        height: y.upperBound - y.lowerBound)
    }
    func below(_ y: Double, _ limit: Double) -> ClosedRange<Double> { y...max(y, limit) }
    let eyes = [face.rightEye, face.leftEye]
    switch self {
    case .file, .picture, .people: return []
    case .head: return [span(left - 0.08 * width...right + 0.08 * width, below(top, face.chin.y))]
    case .crown:
      return [span(left - 0.08 * width...right + 0.08 * width, below(top, top + 0.35 * width))]
    case .face: return [face.box]
    case .eyes: return eyes.map { box($0, 0.17, 0.1) }
    case .brows: return eyes.map { box(Point(x: $0.x, y: $0.y - 0.17 * width), 0.19, 0.08) }
    case .mouth:
      let reach = 0.5 * abs(face.mouthLeft.x - face.mouthRight.x) / max(1, width) + 0.06
      return [box(.midpoint(face.mouthLeft, face.mouthRight), reach, 0.12)]
    case .ears:
      return [left - 0.06 * width, right + 0.06 * width].map {
        box(Point(x: $0, y: face.eyeLine + 0.18 * width), 0.12, 0.28)
      }
    case .neck: return [span(left...right, below(face.chin.y, face.chin.y + 0.45 * width))]
    case .shoulders:
      return [span(frame.x...max(frame.x, frame.maxX), below(shoulders, shoulders + 0.4 * width))]
    case .clothes: return [span(frame.x...max(frame.x, frame.maxX), below(shoulders, frame.maxY))]
    case .background:
      let rows = below(frame.y, min(frame.maxY, shoulders))
      return [
        span(frame.x...max(frame.x, left - 0.2 * width), rows),
        span(min(frame.maxX, right + 0.2 * width)...frame.maxX, rows),
      ]
    case .outline:
      return [span(left - 0.3 * width...right + 0.3 * width, below(top - 0.1 * width, shoulders))]
    }
  }
}
