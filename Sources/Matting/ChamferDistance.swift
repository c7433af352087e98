/// Distances to the nearest true sample by two passes over the grid with weights 1 and √2 (Borgefors 1986);
/// at most 8 % above the Euclidean distance. `unreachable` where nothing is true.
enum ChamferDistance {
  static let unreachable: Float = 1e6

  static func distances(width: Int, height: Int, to isSource: (Int) -> Bool) -> [Float] {
    var d = [Float](repeating: unreachable, count: width * height)
    for i in d.indices where isSource(i) { d[i] = 0 }
    let diagonal: Float = 1.414_213_5
    d.withUnsafeMutableBufferPointer { d in
      for y in 0..<height {
        let row = y * width
        if y > 0 {
          let up = row - width
          for x in 0..<width {
            var v = min(d[row + x], d[up + x] + 1)
            if x > 0 { v = min(v, d[up + x - 1] + diagonal) }
            if x + 1 < width { v = min(v, d[up + x + 1] + diagonal) }
            d[row + x] = v
          }
        }
        for x in stride(from: 1, to: width, by: 1) { d[row + x] = min(d[row + x], d[row + x - 1] + 1) }
      }
      for y in stride(from: height - 2, through: 0, by: -1) {
        let row = y * width
        let down = row + width
        for x in 0..<width {
          var v = min(d[row + x], d[down + x] + 1)
          if x > 0 { v = min(v, d[down + x - 1] + diagonal) }
          if x + 1 < width { v = min(v, d[down + x + 1] + diagonal) }
          d[row + x] = v
        }
        for x in stride(from: width - 2, through: 0, by: -1) {
          d[row + x] = min(d[row + x], d[row + x + 1] + 1)
        }
      }
    }
    return d
  }
}
