internal import Raster

extension Plane {
  /// What a fine mask says where one network is sure of the person and the other sees none, as it does between locks.
  private static let even: Float = 0.5
  /// In the wall's scatters: strands that cross a gap take half of its pixels farther from the wall's colour than noise does.
  private static let gap: Float = 7.5

  /// A fine mask with such places decided by colour: before a plain wall what has hardly another colour stays open, all else is
  /// the person. In any other place no mask is even to the last bit.
  func settled(by wall: WallModel, image: RGBImage, cells: CellStatistics) -> Plane {
    var result = self
    for i in values.indices where values[i] == Plane.even {
      let (x, y) = (i % width, i / width)
      let isPlain = wall.plainness[cells.index(ofPixel: i, width: width)] > WallModel.plainShare
      let behind = wall.field[x, y]
      let limit = Plane.gap * behind.w
      if !isPlain || (image.color(at: i) - behind).colorSquare > limit * limit { result.values[i] = 1 }
    }
    return result
  }
}
