import Raster
import RealModule

/// A face as a detector sees it, in the pixels of the picture it was given.
struct Detection {
  /// 0…1.
  var score: Double
  var center: Point
  /// Of the box in the detector's own, possibly turned, frame.
  var width: Double
  var height: Double
  /// Right eye, left eye, tip of the nose, mouth, right ear, left ear.
  var keypoints: [Point]

  var size: Double { max(width, height) }

  /// The angle of the line through the eyes, clockwise, in radians.
  var angle: Double {
    let d = keypoints[1] - keypoints[0]
    return .atan2(y: d.y, x: d.x)
  }

  var box: Rect { Rect(x: center.x - width / 2, y: center.y - height / 2, width: width, height: height) }

  func overlap(with other: Detection) -> Double {
    let common = box.intersection(other.box).area
    return common / max(box.area + other.box.area - common, 1e-12)
  }

  /// Boxes whose intersection is this share of their union show one face (MediaPipe's detection graphs).
  static let sameFace = 0.3

  /// Blends every group of overlapping detections into one, weighted by the scores: single detections of one face
  /// scatter, their mean does not (Bazarevsky et al. 2019, BlazeFace). Best first.
  static func blended(_ detections: [Detection], overlap limit: Double = sameFace) -> [Detection] {
    var rest = detections.sorted { $0.score > $1.score }
    var result: [Detection] = []
    while let best = rest.first {
      let group = rest.filter { $0.overlap(with: best) > limit }
      rest.removeAll { $0.overlap(with: best) > limit }
      if group.isEmpty { rest.removeFirst() }
      result.append(mean(group.isEmpty ? [best] : group, score: best.score))
    }
    return result
  }

  private static func mean(_ group: [Detection], score: Double) -> Detection {
    var sum = Detection(
      score: score, center: Point(x: 0, y: 0), width: 0, height: 0,
      keypoints: group[0].keypoints.map { _ in Point(x: 0, y: 0) })
    let total = group.reduce(0) { $0 + $1.score }
    for member in group {
      let w = member.score / max(total, 1e-12)
      sum.center = sum.center + member.center * w
      sum.width += member.width * w
      sum.height += member.height * w
      for i in sum.keypoints.indices { sum.keypoints[i] = sum.keypoints[i] + member.keypoints[i] * w }
    }
    return sum
  }
}
