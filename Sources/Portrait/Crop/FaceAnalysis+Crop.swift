internal import Raster

extension FaceAnalysis {
  /// The same face seen through `crop`: positions in pixels of the finished picture.
  public func mapped(by crop: Crop) -> FaceAnalysis {
    placed(stretch: Point(x: crop.scale, y: crop.scale), crop.callAsFunction)
  }
}
