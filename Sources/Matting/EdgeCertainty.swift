internal import Raster

/// How clearly colour tells the person from the background along the edge.
struct EdgeCertainty {
  /// Share of the edge where the mask had to decide.
  let undecided: Double
  /// 0…1: mean of c / (c + 2.5) over the edge, c the contrast in scatters of the wall; 1 where there is no edge.
  let confidence: Double

  /// - Parameter certaintyOfMask: what an edge is worth that the mask alone decided.
  init(trimap: Trimap, cells: Cells, certaintyOfMask: Double) {
    var edge = 0
    var undecided = 0
    var sum = 0.0
    for i in trimap.labels.indices where trimap.labels[i] == Trimap.unknown {
      let cell = cells.index(ofPixel: i, width: trimap.width)
      edge += 1
      if trimap.decided[cell] {
        let contrast = Double(trimap.contrast[cell])
        sum += contrast / (contrast + Double(Trimap.decisiveContrast) / 2)
      } else {
        undecided += 1
        sum += certaintyOfMask
      }
    }
    self.undecided = edge > 0 ? Double(undecided) / Double(edge) : 0
    confidence = edge > 0 ? sum / Double(edge) : 1
  }
}
