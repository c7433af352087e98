/// A 3 × 3 matrix, row by row.
struct Matrix3 {
  var rows: [[Double]]

  static let zero = Matrix3(rows: [[0, 0, 0], [0, 0, 0], [0, 0, 0]])

  func minor(_ i: Int, _ j: Int) -> Double {
    let (a, b) = ((i + 1) % 3, (i + 2) % 3)
    let (c, d) = ((j + 1) % 3, (j + 2) % 3)
    return rows[a][c] * rows[b][d] - rows[a][d] * rows[b][c]
  }

  var determinant: Double { (0..<3).reduce(0) { $0 + rows[0][$1] * minor(0, $1) } }

  /// The rotation nearest to this matrix: its orthogonal polar factor by Newton's iteration (Higham 1986).
  /// Nil where the matrix turns the space inside out or flattens it.
  var nearestRotation: Matrix3? {
    var r = self
    for _ in 0..<60 {
      let det = r.determinant
      guard det > 0, det.isFinite, det > 1e-300 else { return nil }
      var next = Matrix3.zero
      var change = 0.0
      for i in 0..<3 {
        for j in 0..<3 {
          next.rows[i][j] = (r.rows[i][j] + r.minor(i, j) / det) / 2
          change = max(change, abs(next.rows[i][j] - r.rows[i][j]))
        }
      }
      r = next
      if change < 1e-12 { return r }
    }
    return nil
  }
}
