import Localization
internal import Portrait
internal import Raster

/// Whether a shoulder is there to be seen: in white clothes before an overexposed white wall the outline is a guess.
enum ShoulderEdge {
  /// Of the squares whose colours are compared, and from the outline to them, in face widths.
  private static let side = 0.08
  private static let gap = 0.05
  /// CIEDE2000. White shirts before the light grey wall of 66 studio photos differ from it by 3.9 and more; both
  /// clipped, by less than 0.5.
  private static let visible = 2.0

  static let invisible = LocalizedText(
    zh: "衣服和墙面分不清（颜色相同，可能过曝）", en: "The clothes can't be told from the wall")

  /// The colours above and below both shoulders differ, as far as they lie in the picture.
  static func isVisible(of face: FaceAnalysis, in image: RGBImage) -> Bool {
    let side = max(1, Int(min(1e5, ShoulderEdge.side * face.faceWidth)))
    let gap = ShoulderEdge.gap * face.faceWidth
    return [face.rightShoulder, face.leftShoulder].allSatisfy { shoulder in
      guard let shoulder else { return true }
      let x = pixel(shoulder.x) - side / 2
      let (above, below) = (pixel(shoulder.y - gap) - side, pixel(shoulder.y + gap))
      guard x >= 0, above >= 0, x + side <= image.width, below + side <= image.height else { return true }
      let wall = Lab(image.meanColor(x: x, y: above, side: side))
      return wall.deltaE2000(to: Lab(image.meanColor(x: x, y: below, side: side))) >= visible
    }
  }

  /// A coordinate as a whole number, whatever it is.
  private static func pixel(_ value: Double) -> Int { Int(max(-1e6, min(1e6, value.isNaN ? -1e6 : value))) }
}
