/// How much of the certain person has the wall's colour.
struct WallLikeness {
  /// Of the whole person, 0…1; 1 where there is none.
  let share: Float
  /// Of the person around each cell: where it is high a wall-coloured pixel may be the person as well.
  let around: [Float]

  /// - Parameter core: the colours of the certain person.
  init(of core: CellSamples<SIMD4<Float>>, to wall: WallModel) {
    var samples = CellSamples<Float>(width: core.width, height: core.height)
    var (alike, all) = (0, 0)
    for i in core.counts.indices where core.counts[i] > 0 {
      let difference = core.sums[i] / core.counts[i] - wall.field.values[i]
      let limit = Trimap.decisiveContrast * wall.field.values[i].w
      let isAlike = difference.colorSquare < limit * limit
      samples.sums[i] = isAlike ? WallModel.neighborhoodPart : 0
      samples.counts[i] = WallModel.neighborhoodPart
      alike += isAlike ? 1 : 0
      all += 1
    }
    share = all > 0 ? Float(alike) / Float(all) : 1
    around = samples.filled().values
  }
}
