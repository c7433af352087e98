public import Raster

/// What the matte may know about the person beyond the mask.
public struct MattingHints: Sendable {
  /// Crown to chin and ear to ear, in image pixels.
  public var head: Rect
  /// Outline of the face, in image pixels: inside it nothing is background. May be empty.
  public var face: [Point]

  public init(head: Rect, face: [Point]) {
    self.head = head
    self.face = face
  }

  /// Head height in pixels, the unit of every width in this target; never less than 8.
  var headHeight: Float {
    let height = head.height.isFinite ? head.height : 0
    return Float(min(max(height, 8), 1e5))
  }

  /// The face's outline drawn together towards its centre: nothing inside is background.
  var innerFace: [Point] {
    guard !face.isEmpty else { return [] }
    let center = face.reduce(Point(x: 0, y: 0), +) * (1 / Double(face.count))
    return face.map { center + ($0 - center) * 0.94 }
  }

  func scaled(x: Double, y: Double) -> MattingHints {
    MattingHints(
      head: Rect(x: head.x * x, y: head.y * y, width: head.width * x, height: head.height * y),
      face: face.map { Point(x: $0.x * x, y: $0.y * y) })
  }

  /// How much a row belongs to hair: 1 from above down to the mouth, then fading; long hair counts a little
  /// as far as a third of a head below the chin.
  func hairiness(row y: Int) -> Float {
    let position = (Float(y) + 0.5 - Float(head.y)) / headHeight
    let hair = min(max((0.75 - position) / 0.15, 0), 1)
    let longHair = 1 - min(max((position - 1) / 0.3, 0), 1)
    return max(hair, 0.3 * longHair)
  }
}
