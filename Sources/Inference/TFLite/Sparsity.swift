/// Fills a dense tensor from values that are stored without their zeros. Dimensions are traversed in order;
/// each is either dense or compressed (segments and indices, as in CSR).
struct Sparsity {
  private enum Dimension {
    case dense(Int)
    case compressed(segments: [Int], indices: [Int], size: Int)
  }

  private let dimensions: [Dimension]

  init(_ table: Table, shape: [Int]) throws(NetworkError) {
    let order = try table.integers(0)
    guard order == Array(shape.indices), try table.integers(1).isEmpty else {
      throw .unsupportedOperator(name: "DENSIFY of blocks or reordered dimensions")
    }
    let tables = try table.tables(2)
    guard tables.count == shape.count else { throw .badShape(operator: "DENSIFY", shape: shape) }
    var dimensions: [Dimension] = []
    for (table, size) in zip(tables, shape) {
      if try table.integer(0, Int8.self) == 0 {
        guard try table.integer(1, Int32.self) == size else {
          throw .badShape(operator: "DENSIFY", shape: shape)
        }
        dimensions.append(.dense(size))
      } else {
        dimensions.append(
          .compressed(
            segments: try Self.indices(table, type: 2, list: 3),
            indices: try Self.indices(table, type: 4, list: 5), size: size))
      }
    }
    self.dimensions = dimensions
  }

  /// A union of vectors of 32, 16 or 8 bit integers.
  private static func indices(_ table: Table, type: Int, list: Int) throws(NetworkError) -> [Int] {
    guard let holder = try table.table(list) else { throw .badIndex(list) }
    let strides = [1: 4, 2: 2, 3: 1]
    let code = try table.integer(type, UInt8.self)
    guard let stride = strides[code] else { throw .badOption(operator: "DENSIFY", value: code) }
    let vector = try holder.vector(0, stride: stride) ?? .empty
    guard vector.count <= NetworkLimits.largestTensor else { throw .tooLarge(count: vector.count) }
    var indices: [Int] = []
    indices.reserveCapacity(vector.count)
    for i in 0..<vector.count {
      let offset = vector.offset(i)
      switch stride {
      case 4: indices.append(Int(try holder.file.load(UInt32.self, at: offset)))
      case 2: indices.append(Int(try holder.file.load(UInt16.self, at: offset)))
      default: indices.append(Int(try holder.file.load(UInt8.self, at: offset)))
      }
    }
    return indices
  }

  /// - Returns: for every stored value its place in the dense tensor.
  func places(values: Int) throws(NetworkError) -> [Int] {
    var places = [0]
    for dimension in dimensions {
      var next: [Int] = []
      switch dimension {
      case .dense(let size):
        guard places.count * size <= NetworkLimits.largestTensor else {
          throw .tooLarge(count: places.count * size)
        }
        next.reserveCapacity(places.count * size)
        for place in places { for i in 0..<size { next.append(place * size + i) } }
      case .compressed(let segments, let indices, let size):
        guard segments.count == places.count + 1 else { throw .badIndex(segments.count) }
        next.reserveCapacity(indices.count)
        for (row, place) in places.enumerated() {
          let (from, to) = (segments[row], segments[row + 1])
          guard from == next.count, from <= to, to <= indices.count else { throw .badIndex(to) }
          for index in indices[from..<to] {
            guard index < size else { throw .badIndex(index) }
            next.append(place * size + index)
          }
        }
      }
      places = next
    }
    guard places.count == values else { throw .badData(bytes: values, expected: places.count) }
    return places
  }
}
