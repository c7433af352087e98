/// Linear equations written out, for answers to compare with.
struct DenseSystem {
  var matrix: [[Double]]
  var right: [Double]

  init(count: Int) {
    matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    right = [Double](repeating: 0, count: count)
  }

  /// Gaussian elimination with pivoting.
  func solved() -> [Double] {
    var (m, r) = (matrix, right)
    for column in r.indices {
      let pivot = (column..<r.count).max { abs(m[$0][column]) < abs(m[$1][column]) } ?? column
      m.swapAt(column, pivot)
      r.swapAt(column, pivot)
      for row in r.indices where row != column {
        let factor = m[row][column] / m[column][column]
        guard factor != 0 else { continue }
        for j in column..<r.count { m[row][j] -= factor * m[column][j] }
        r[row] -= factor * r[column]
      }
    }
    return r.indices.map { r[$0] / m[$0][$0] }
  }
}
