internal import Raster

/// How clearly colour tells the person from the background along the edge.
struct EdgeCertainty {
  /// Share of the edge where the mask had to decide.
  let undecided: Double
  /// 0…1: mean of c / (c + `evenContrast`) over the edge, c the contrast in scatters of the wall; 1 where there is no edge.
  let confidence: Double

  /// Scatters of the wall at which colour is worth a half.
  static let evenContrast = Double(WallModel.decisiveContrast) / 2
  // What an edge is worth, 0…1, that the mask alone decided: in the order of their errors on idmatting_exact.
  private static let roughMask = 0.25
  private static let fineMask = 0.4
  private static let fineMaskBeforePlain = 0.7

  /// - Parameter edge: the unknown pixels.
  init(
    edge: [Int], trimap: Trimap, cells: CellStatistics, quality: PersonMaskQuality, isPlain: Bool
  ) {
    let certaintyOfMask =
      switch quality {
      case .rough: EdgeCertainty.roughMask
      case .fine: isPlain ? EdgeCertainty.fineMaskBeforePlain : EdgeCertainty.fineMask
      }
    var undecided = 0
    var sum = 0.0
    for i in edge {
      let cell = cells.index(ofPixel: i, width: trimap.width)
      if trimap.decided[cell] {
        let contrast = Double(trimap.contrast[cell])
        sum += contrast / (contrast + EdgeCertainty.evenContrast)
      } else {
        undecided += 1
        sum += certaintyOfMask
      }
    }
    self.undecided = edge.isEmpty ? 0 : Double(undecided) / Double(edge.count)
    confidence = edge.isEmpty ? 1 : sum / Double(edge.count)
  }
}
