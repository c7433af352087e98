public import Raster

/// What the matte may know about the person beyond the mask.
public struct MattingHints: Sendable {
  /// Crown to chin and ear to ear, in image pixels.
  public var head: Rect
  /// Outline of the face, in image pixels: inside it nothing is background. May be empty.
  public var face: [Point]

  /// Of a head, in pixels: what is smaller or larger is a mistake, and widths must stay positive and finite.
  private static let leastHeadHeight = 8.0
  private static let mostHeadHeight = 1e5
  /// Of the face's outline: the mesh may reach this far over the face's edge. Chosen, like the bounds of hair below, on
  /// idmatting_exact by the mean error of alpha.
  private static let innerFaceScale = 0.94
  /// From a pixel's edge to its centre.
  private static let halfPixel: Float = 0.5
  /// Hair ends here, in head heights from the crown, fading over the height before.
  private static let hairEnd: Float = 0.75
  private static let hairFade: Float = 0.15
  /// Long hair: from the chin it fades over this height, in head heights, and counts this much.
  private static let chin: Float = 1
  private static let longHairFade: Float = 0.3
  private static let longHairShare: Float = 0.3
  /// From the chin to where clothes may begin, in head heights.
  private static let collar = 0.1

  public init(head: Rect, face: [Point]) {
    self.head = head
    self.face = face
  }

  /// Head height in pixels, the unit of every width in this target; never less than 8.
  var headHeight: Float {
    let height = head.height.isFinite ? head.height : 0
    return Float(min(max(height, MattingHints.leastHeadHeight), MattingHints.mostHeadHeight))
  }

  /// The face's outline drawn together towards its centre: nothing inside is background.
  var innerFace: [Point] {
    guard !face.isEmpty else { return [] }
    let center = face.reduce(Point(x: 0, y: 0), +) * (1 / Double(face.count))
    return face.map { center + ($0 - center) * MattingHints.innerFaceScale }
  }

  func scaled(x: Double, y: Double) -> MattingHints {
    MattingHints(
      head: head.scaled(x: x, y: y),
      face: face.map { Point(x: $0.x * x, y: $0.y * y) })
  }

  /// The row, in pixels, from which on there may be clothes.
  var hairEnd: Double {
    let row = head.maxY + MattingHints.collar * Double(headHeight)
    return row.isFinite ? min(max(row, 0), MattingHints.mostHeadHeight) : 0
  }

  /// How much a row belongs to hair: 1 from above down to the mouth, then fading; long hair counts a little
  /// as far as a third of a head below the chin.
  func hairiness(row y: Int) -> Float {
    let position = (Float(y) + MattingHints.halfPixel - Float(head.y)) / headHeight
    let hair = min(max((MattingHints.hairEnd - position) / MattingHints.hairFade, 0), 1)
    let longHair = 1 - min(max((position - MattingHints.chin) / MattingHints.longHairFade, 0), 1)
    return max(hair, MattingHints.longHairShare * longHair)
  }
}
