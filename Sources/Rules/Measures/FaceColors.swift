internal import Portrait
internal import Raster

/// Colours all over the face: an oval from the hairline to the chin and between the cheeks.
struct FaceColors: SceneMeasure {
  /// Places across and down.
  private static let count = 64
  /// The oval in inter-eye distances: from the hairline down to under the mouth, and half its width.
  private static let hairline = -0.7
  private static let underMouth = (share: 1.05, distance: 0.45)
  private static let halfWidth = 0.95
  /// Of the square of the oval's radius: the rim, where hair and background begin, is left out.
  private static let inside = 0.9
  /// Half the width and height of what is no skin, around an eye and around the mouth.
  private static let eye = (x: 0.34, y: 0.17)
  private static let mouth = (x: 0.5, y: 0.25)

  /// Places of a face that nothing cuts off has at least.
  static let leastCount = 500

  /// Without eyes, the brows' middle and the mouth.
  let skin: [RGB]
  /// Of all places, Rec. 601, 0…255.
  let lumas: [Double]

  init(_ scene: Scene) throws(Unassessable) {
    let frame = try FaceFrame(try scene.uprightFace())
    let count = FaceColors.count
    let (eye, mouth, under) = (FaceColors.eye, FaceColors.mouth, FaceColors.underMouth)
    let (top, bottom) = (FaceColors.hairline, under.share * frame.mouth + under.distance)
    let (middle, radius) = ((top + bottom) / 2, (bottom - top) / 2)
    var lumas: [Double] = []
    var skin: [RGB] = []
    lumas.reserveCapacity(count * count)
    skin.reserveCapacity(count * count)
    for row in 0..<count {
      let v = (Double(row) + 0.5) / Double(count) * 2 - 1
      let y = middle + v * radius
      for column in 0..<count {
        let u = (Double(column) + 0.5) / Double(count) * 2 - 1
        guard u * u + v * v <= FaceColors.inside else { continue }
        let x = FaceColors.halfWidth * u
        guard let color = scene.image.color(at: frame.point(x, y)) else { continue }
        lumas.append(Luma.bt601(color))
        let isEye = abs(abs(x) - 0.5) < eye.x && abs(y) < eye.y
        let isMouth = abs(x) < mouth.x && abs(y - frame.mouth) < mouth.y
        if !isEye, !isMouth { skin.append(color) }
      }
    }
    (self.lumas, self.skin) = (lumas, skin)
  }
}
