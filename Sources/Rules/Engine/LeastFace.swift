internal import Portrait
internal import Raster

/// How small a face may be for what a rule looks at: the least width, in pixels of the picture that is judged.
///
/// Found by reducing 40 photos of four collections to faces of 24 to 180 px and comparing every rule's verdict with that
/// on the same photo at 180 px and more: from the given width on at most one verdict in twenty changes, and fails that
/// were passes are the exception.
public enum LeastFace: Double, Sendable, CaseIterable {
  /// Colours of skin and hair, clothes, the outline: 16 px between the eyes are enough for a mean, 24 px of a face are not.
  case whole = 40
  /// Eyes, mouth, ears, brows, glasses, jewellery, proportions, pose: a lid or a lip is then 2 px. At 48 px one mouth in
  /// fourteen is judged otherwise, at 24 px half the open eyes are "closed".
  case parts = 64
  /// Pupils, glints, the direction of a look, the sharpness of edges: an iris is then 5 px wide. At 64 px every seventh pupil
  /// changes its verdict, and what is sharp enough for so few pixels says nothing of the photo.
  case details = 96

  /// In pixels.
  public var width: Double { rawValue }
}

extension FaceAnalysis {
  /// The width by which a face is large enough to be judged, in pixels: from cheek to cheek, or what a face of its height has
  /// when it is seen from the front, so that a turned head is no smaller.
  var frontalWidth: Double {
    max(leftCheek.distance(to: rightCheek), max(box.width, box.height) * FaceAnalysis.widthOverHeight)
  }

  /// Of the box around a mesh seen from the front: 0.78 to 0.94 of 66 people, 0.84 in the middle.
  private static let widthOverHeight = 0.8
}

extension Standard {
  /// The share of the picture that the largest face of any standard takes: No. 99 allows 62.5 %.
  private static let greatestFaceShare = 0.625

  /// Whether a picture of the size that is asked for can show so large a face: where it can't, nobody is to blame.
  func leavesRoom(for least: LeastFace) -> Bool {
    let widest = geometry.faceWidth?.max ?? Standard.greatestFaceShare * Double(output.width)
    return max(widest, acceptedSizes.map { widest * Double($0.max.width) / Double(output.width) } ?? 0)
      >= least.width
  }
}
