public import Raster

extension FaceAnalysis {
  /// The face's outline from the forehead's middle clockwise as seen in the picture; empty where there is no mesh.
  public var outline: [Point] {
    mesh.count >= 468 ? FaceAnalysis.outlineIndices.map { mesh[$0] } : []
  }

  /// The mesh points on the face oval.
  private static let outlineIndices = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176,
    149, 150,
    136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ]
}
