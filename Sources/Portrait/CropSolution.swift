/// What became of the search for a crop.
public enum CropSolution: Sendable, Hashable {
  /// Every bound holds and the window stays on the photo wherever the body is.
  case solved(Crop)
  /// The best that this photo gives, and what it cannot give.
  case constrained(Crop, [CropConstraint])

  public var crop: Crop {
    switch self {
    case .solved(let crop), .constrained(let crop, _): crop
    }
  }

  /// Empty for a solved crop.
  public var constraints: [CropConstraint] {
    switch self {
    case .solved: []
    case .constrained(_, let constraints): constraints
    }
  }
}

/// A demand that no crop of the photo can meet together with the others. Values are in finished pixels.
public enum CropConstraint: Sendable, Hashable {
  /// The crown comes to stand here, outside its bounds.
  case crown(Double)
  /// The top of the hair lies outside the photo or is not known.
  case crownUnknown
  /// The eye line comes to stand here, outside its bounds.
  case eyes(Double)
  /// The face becomes this wide, outside its bounds.
  case faceWidth(Double)
  /// The face is so small in the photo that it would have to be enlarged by this factor.
  case enlargement(Double)
  /// The window reaches this far past a side of the photo that cuts the body.
  case bodyCut(FaceAnalysis.Side, Double)
}
