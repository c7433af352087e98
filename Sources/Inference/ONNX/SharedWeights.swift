/// The packed weights of one file, for networks that are made of it for several sizes of input.
public final class SharedWeights {
  /// A hostile file may give one name to constants of several shapes.
  private struct Key: Hashable {
    let name: String
    let shape: [Int]
  }

  private var weights: [Key: PackedWeights] = [:]

  public init() {}

  /// - Parameters:
  ///   - name: of the constant, which one kind of step reads in one way.
  ///   - shape: the constant's, which tells how many numbers are packed.
  func packed(_ name: String, shape: [Int], make: () -> PackedWeights) -> PackedWeights {
    let key = Key(name: name, shape: shape)
    if let known = weights[key] { return known }
    let made = make()
    weights[key] = made
    return made
  }
}
