/// The packed weights of one file by their names, for networks that are made of it for several sizes of input.
public final class SharedWeights {
  private var weights: [String: PackedWeights] = [:]

  public init() {}

  /// - Parameter name: of the constant, which one kind of step reads in one way.
  func packed(_ name: String, make: () -> PackedWeights) -> PackedWeights {
    if let known = weights[name] { return known }
    let made = make()
    weights[name] = made
    return made
  }
}
