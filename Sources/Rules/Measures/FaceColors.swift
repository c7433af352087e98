internal import Portrait
internal import Raster

/// Colours all over the face: an oval from the hairline to the chin and between the cheeks.
struct FaceColors: SceneMeasure {
  let all: [RGB]
  /// Without eyes, the brows' middle and the mouth.
  let skin: [RGB]
  /// Of `all`.
  let lumas: [Double]

  init(_ scene: Scene) throws(Unassessable) {
    let frame = try FaceFrame(try scene.uprightFace())
    let count = 64
    let (top, bottom) = (-0.7, 1.05 * frame.mouth + 0.45)
    let (middle, radius) = ((top + bottom) / 2, (bottom - top) / 2)
    var all: [RGB] = []
    var skin: [RGB] = []
    all.reserveCapacity(count * count)
    skin.reserveCapacity(count * count)
    for row in 0..<count {
      let v = (Double(row) + 0.5) / Double(count) * 2 - 1
      let y = middle + v * radius
      for column in 0..<count {
        let u = (Double(column) + 0.5) / Double(count) * 2 - 1
        guard u * u + v * v <= 0.9 else { continue }
        let x = 0.95 * u
        guard let color = scene.image.color(at: frame.point(x, y)) else { continue }
        all.append(color)
        let isEye = abs(abs(x) - 0.5) < 0.34 && abs(y) < 0.17
        let isMouth = abs(x) < 0.5 && abs(y - frame.mouth) < 0.25
        if !isEye, !isMouth { skin.append(color) }
      }
    }
    (self.all, self.skin) = (all, skin)
    lumas = all.map { $0.luma }
  }
}
