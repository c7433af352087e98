internal import Portrait
internal import Raster

/// Where face embedding networks want a face to lie: ArcFace's template (Deng et al. 2019), on which SFace was trained.
enum FaceTemplate {
  /// Pixels of a side of the network's square input.
  static let side = 112

  /// Right eye, left eye, tip of the nose, right and left corner of the mouth. The published numbers name pixels; a
  /// pixel's centre lies half a pixel further.
  static let points = [
    Point(x: 38.2946, y: 51.6963), Point(x: 73.5318, y: 51.5014), Point(x: 56.0252, y: 71.7366),
    Point(x: 41.5493, y: 92.3655), Point(x: 70.7299, y: 92.2041),
  ].map { $0 + Point(x: 0.5, y: 0.5) }

  /// The same points of a face, in upright source pixels.
  static func points(of face: FaceAnalysis) -> [Point] {
    [face.rightEye, face.leftEye, face.noseTip, face.mouthRight, face.mouthLeft]
  }
}
