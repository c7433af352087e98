internal import Raster

extension Trimap {
  /// Where a spot of wall colour meets less than this probability it meets the wall. Chosen on idmatting_exact by the mean
  /// error of alpha.
  private static let openToWall: Float = 0.3

  /// Wall-coloured spots inside the person that the wall does not reach and where the mask is sure are highlights on hair,
  /// a button, a collar: not seen through. Before a coloured wall there are no such highlights.
  /// - Parameter candidates: background pixels where the mask is sure.
  static func closeHighlights(
    _ labels: inout [UInt8], candidates: [Int], person: Plane, cells: CellStatistics, isNeutral: [Bool]
  ) {
    var seen = [Bool](repeating: false, count: labels.count)
    var fill = FloodFill(width: person.width, height: person.height)
    for start in candidates where !seen[start] && labels[start] == background {
      // The spot grows through wall colour until it meets what the mask takes for wall.
      var spot = [start]
      seen[start] = true
      var isOpen = false
      fill.run(from: start) { n in
        guard labels[n] == background else { return false }
        guard person.values[n] >= openToWall else {
          isOpen = true
          return false
        }
        guard !seen[n] else { return false }
        seen[n] = true
        spot.append(n)
        return true
      }
      guard !isOpen else { continue }
      for i in spot
      where person.values[i] > sureOfPerson && isNeutral[cells.index(ofPixel: i, width: person.width)] {
        labels[i] = foreground
      }
    }
  }
}
