internal import Raster

extension Trimap {
  // Probabilities, and widths in head heights; all chosen on idmatting_exact by the mean error of alpha.

  /// Deeper inside the mask everything is the person.
  private static let sureDepth: Float = 0.1
  /// How far outside the mask strands may reach where colour decides: of bare outlines, and what hair adds, fully from
  /// this hairiness on.
  private static let strandReach: Float = 0.04
  private static let hairReach: Float = 0.05
  private static let fullHair: Float = 0.5
  /// How far outside the mask the edge may lie where colour does not decide.
  private static let maskReach: Float = 0.03
  /// A fine mask is open between these.
  private static let leastOpenPerson: Float = 0.15
  private static let mostOpenPerson: Float = 0.85
  /// The rim that stays open around what a fine mask leaves open: a share of the strands' reach where colour decides, else
  /// a width, at least so many pixels.
  private static let fineRimShare: Float = 0.5
  private static let fineRim: Float = 0.005
  private static let leastFineRim: Float = 1.5
  /// Where more of the person around than this has the wall's colour, a wall-coloured pixel is the person's all the same if
  /// the mask says so, this sure and this deep.
  private static let likenessAround: Float = 0.1
  private static let alikePerson: Float = 0.7
  private static let alikeDepth: Float = 0.012
  /// A rough mask is believed this deep inside its outline, or less deep and outside where it is nearly certain.
  private static let roughDepth: Float = 0.04
  private static let certainRim: Float = 0.015
  private static let leastCertainPerson: Float = 0.02
  private static let mostCertainPerson: Float = 0.98

  /// The labels that mask and colour give each pixel by itself, and the background pixels among them where the mask
  /// is sure of the person.
  static func labels(
    image: RGBImage, person: Plane, quality: PersonMaskQuality, hints: MattingHints, cells: CellStatistics,
    wall: WallModel, decided: [Bool], likeness: WallLikeness
  ) -> (labels: [UInt8], highlights: [Int]) {
    let width = image.width
    let height = image.height
    let head = hints.headHeight
    let deep = sureDepth * head
    let outside = CellField(width: cells.width, height: cells.height, values: cells.outside)
    let fromEdge: [Float]? =
      quality == .fine
      ? ChamferDistance.distances(width: width, height: height) {
        person.values[$0] > leastOpenPerson && person.values[$0] < mostOpenPerson
      } : nil

    @inline(__always)
    func label(_ x: Int, _ y: Int, in place: Place) -> UInt8 {
      let i = y * width + x
      let p = person.values.withUnsafeBufferPointer { $0[i] }
      if let fromEdge {
        let open = place.isDecided ? place.reach * fineRimShare : max(leastFineRim, fineRim * head)
        if fromEdge[i] > open { return p > CellStatistics.outline ? foreground : background }
        if !place.isDecided { return unknown }
      }
      if place.mayBeDeep, outside[x, y] <= -deep { return foreground }
      if place.mayBeFar, outside[x, y] > place.farthest { return background }
      if place.isDecided {
        guard WallModel.isWall(image.color(at: i), before: wall.field[x, y]) else { return unknown }
        return place.isAlike && p > alikePerson && outside[x, y] < -alikeDepth * head
          ? foreground : background
      }
      let far = outside[x, y]
      if far < -roughDepth * head || p > mostCertainPerson && far < -certainRim * head { return foreground }
      return p < leastCertainPerson && far > certainRim * head ? background : unknown
    }

    var highlights: [Int] = []
    var labels = [UInt8](repeating: foreground, count: width * height)
    labels.withUnsafeMutableBufferPointer { labels in
      for y in 0..<height {
        let reach = (strandReach + hairReach * min(1, hints.hairiness(row: y) / fullHair)) * head
        for column in 0..<cells.width {
          let cell = y / CellGrid.step * cells.width + column
          let distance = cells.outside[cell]
          let columns = column * CellGrid.step..<min((column + 1) * CellGrid.step, width)
          if distance <= -deep - Place.slack { continue }
          if distance >= reach + Place.slack {
            for x in columns { labels[y * width + x] = background }
            continue
          }
          let farthest = decided[cell] ? reach : maskReach * head
          let place = Place(
            isDecided: decided[cell], isAlike: likeness.around[cell] > likenessAround, reach: reach,
            farthest: farthest,
            mayBeDeep: distance - Place.slack <= -deep, mayBeFar: distance + Place.slack > farthest)
          for x in columns {
            let i = y * width + x
            labels[i] = label(x, y, in: place)
            if labels[i] == background, person.values[i] > sureOfPerson { highlights.append(i) }
          }
        }
      }
    }
    forEachSpan(of: hints.innerFace, width: width, height: height) { y, columns in
      for x in columns { labels[y * width + x] = foreground }
    }
    return (labels, highlights)
  }

  /// What holds for a row of a cell.
  private struct Place {
    let isDecided: Bool
    /// Much of the person around has the wall's colour.
    let isAlike: Bool
    /// How far outside of the mask the edge may lie, in general and here, in pixels.
    let reach: Float
    let farthest: Float
    /// Some pixels may lie deep inside, or beyond the edge's reach.
    let mayBeDeep: Bool
    let mayBeFar: Bool

    /// More than the distance to the mask changes within a cell, in pixels.
    static let slack: Float = 8
  }
}
