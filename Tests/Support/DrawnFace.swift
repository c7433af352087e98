public import Portrait
public import Raster

/// Faces and person masks made of plain geometry.
public enum DrawnFace {
  /// A face whose measures are given in source pixels, looking straight ahead.
  public static func face(
    center: Double = 500, crown: Double? = 200, eyes: Double = 545, width: Double = 400
  ) -> FaceAnalysis {
    let eye = width * 0.21
    return FaceAnalysis(
      box: Rect(x: center - width / 2, y: eyes - width * 0.5, width: width, height: width * 1.3),
      confidence: 1, leftEye: Point(x: center + eye, y: eyes), rightEye: Point(x: center - eye, y: eyes),
      noseTip: Point(x: center, y: eyes + width * 0.3),
      mouthLeft: Point(x: center + eye * 0.8, y: eyes + width * 0.5),
      mouthRight: Point(x: center - eye * 0.8, y: eyes + width * 0.5),
      chin: Point(x: center, y: eyes + width * 0.82), leftCheek: Point(x: center + width / 2, y: eyes + 40),
      rightCheek: Point(x: center - width / 2, y: eyes + 40), crown: crown.map { Point(x: center, y: $0) },
      pose: Pose(yaw: 0, pitch: 0, roll: 0))
  }

  /// A mask with 1 where `inside` says so; `inside` is given positions in the window.
  public static func mask(window: Rect, cells: Int = 256, inside: (Point) -> Bool) -> PersonMask {
    var plane = Plane(width: cells, height: cells)
    for y in 0..<cells {
      for x in 0..<cells {
        let p = Point(
          x: window.x + (Double(x) + 0.5) * window.width / Double(cells),
          y: window.y + (Double(y) + 0.5) * window.height / Double(cells))
        plane[x, y] = inside(p) ? 1 : 0
      }
    }
    return PersonMask(probability: plane, window: window)
  }

  /// An oval head with its top at `crown` on shoulders that slope by `slope` on either side.
  public static func bust(_ p: Point, center: Double = 500, crown: Double = 200, shoulder: Double = 1000)
    -> Bool
  {
    let dx = (p.x - center) / 230
    let dy = (p.y - (crown + 370)) / 370
    let neck = abs(p.x - center) < 120 && p.y > crown + 370
    let body = abs(p.x - center) < 560 && p.y > shoulder + abs(p.x - center) * 0.1
    return dx * dx + dy * dy < 1 || neck || body
  }

  /// 教毕指〔2017〕99号, clause 4.2.
  public static let geometry = HeadGeometry(
    output: Size(width: 480, height: 640), crown: 50...110, eyes: 200...300, faceWidth: 180...300,
    centerTolerance: 12)
}
