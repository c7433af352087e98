internal import Raster

extension Trimap {
  /// Before a coloured wall that nothing of the person resembles, whatever has the wall's colour and hangs together
  /// with the wall is wall, however deep it lies: between arm and waist, hair and neck.
  static func openSeeThrough(
    _ labels: inout [UInt8], image: RGBImage, cells: CellStatistics, wall: WallModel, face: [Point]
  ) {
    let width = image.width
    let mayOpen = wall.field.values.indices.map {
      !wall.isNeutral(cell: $0) && wall.field.values[$0].w < WallModel.plainLimit
        && wall.plainness[$0] > WallModel.plainShare
    }
    guard mayOpen.contains(true) else { return }
    var inFace = [Bool](repeating: false, count: labels.count)
    forEachSpan(of: face, width: width, height: image.height) { y, columns in
      for x in columns { inFace[y * width + x] = true }
    }
    var fill = FloodFill(width: width, height: image.height)
    for start in labels.indices where labels[start] == background {
      fill.run(from: start) { i in
        guard labels[i] == foreground, mayOpen[cells.index(ofPixel: i, width: width)], !inFace[i],
          WallModel.isWall(image.color(at: i), before: wall.field[i % width, i / width])
        else { return false }
        labels[i] = background
        return true
      }
    }
  }
}
