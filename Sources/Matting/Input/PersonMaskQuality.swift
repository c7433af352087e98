/// How far the outline of a person mask can be trusted.
public enum PersonMaskQuality: Sendable {
  /// Right about regions, several pixels off at edges.
  case rough
  /// A matte by itself: pixels that are surely one or the other are, but for strands of hair.
  case fine
}
