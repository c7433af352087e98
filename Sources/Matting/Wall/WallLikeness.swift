/// How much of the certain person has the wall's colour.
struct WallLikeness {
  /// Of the whole person, 0…1; 1 where there is none.
  let share: Float
  /// Of the person around each cell: where it is high a wall-coloured pixel may be the person as well.
  let around: [Float]

  /// - Parameter core: the colours of the certain person.
  init(of core: SparseCellField<SIMD4<Float>>, to wall: WallModel) {
    var (alike, all) = (0, 0)
    let samples = SparseCellField(width: core.width, height: core.height) { cell -> (Float, Float)? in
      guard core.weights[cell] > 0 else { return nil }
      let limit = WallModel.decisiveContrast * wall.field.values[cell].w
      let isAlike = (core.means[cell] - wall.field.values[cell]).colorSquare < limit * limit
      all += 1
      if isAlike { alike += 1 }
      return (isAlike ? 1 : 0, WallModel.neighborhoodWeight)
    }
    share = all > 0 ? Float(alike) / Float(all) : 1
    around = samples.filled().values
  }
}
