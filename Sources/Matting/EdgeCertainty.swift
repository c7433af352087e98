internal import Raster

/// How clearly colour tells the person from the background along the edge.
struct EdgeCertainty {
  /// Share of the edge where the mask had to decide.
  let undecided: Double
  /// 0…1: mean of c / (c + 2.5) over the edge, c the contrast in scatters of the wall; 1 where there is no edge.
  let confidence: Double

  /// - Parameters:
  ///   - edge: the unknown pixels.
  ///   - certaintyOfMask: what an edge is worth that the mask alone decided.
  init(edge: [Int], trimap: Trimap, cells: Cells, certaintyOfMask: Double) {
    var undecided = 0
    var sum = 0.0
    for i in edge {
      let cell = cells.index(ofPixel: i, width: trimap.width)
      if trimap.decided[cell] {
        let contrast = Double(trimap.contrast[cell])
        sum += contrast / (contrast + Double(Trimap.decisiveContrast) / 2)
      } else {
        undecided += 1
        sum += certaintyOfMask
      }
    }
    self.undecided = edge.isEmpty ? 0 : Double(undecided) / Double(edge.count)
    confidence = edge.isEmpty ? 1 : sum / Double(edge.count)
  }
}
