/// What became of the search for a crop.
public struct CropSolution: Sendable, Hashable {
  /// The best that the photo gives.
  public var crop: Crop
  /// Whether every bound holds and the window stays on the photo wherever the body is.
  public var isSolved: Bool
}
