import Raster
import Testing

@testable import Rules

@Suite struct BackgroundTests {
  /// Beside a plain look around every cell: those near anything of the person are none of the background's.
  @Test(arguments: [1, 2, 3]) func clearCellsAreFarFromThePerson(_ step: Int) throws {
    let size = Size(width: 240, height: 180)
    var alpha = GrayImage(width: size.width, height: size.height)
    for y in 60..<180 { for x in 90..<150 { alpha[x, y] = 255 } }
    (alpha[20, 30], alpha[200, 40]) = (13, 12)
    let scene = Scene(
      Evidence(
        stage: .finished, image: RGBImage(width: size.width, height: size.height), faces: [], alpha: alpha))
    let region = try BackgroundRegion(scene, step: step)
    let margin = max(1, region.columns / 60)
    for row in 0..<region.rows {
      for column in 0..<region.columns {
        let columns = max(0, column - margin)...min(region.columns - 1, column + margin)
        let rows = max(0, row - margin)...min(region.rows - 1, row + margin)
        let isNear = rows.contains { r in
          columns.contains { c in
            (r * step..<(r + 1) * step).contains { y in
              (c * step..<(c + 1) * step).contains { alpha[$0, y] > 12 }
            }
          }
        }
        #expect(region[column, row] == !isNear, "\(column), \(row)")
      }
    }
  }

  @Test func theColourCubeKeepsMeanCountAndMedian() {
    var cube = ColorCube()
    for _ in 0..<3 { cube.add(RGB(8, 8, 8)) }
    cube.add(RGB(11, 9, 8))
    for _ in 0..<5 { cube.add(RGB(200, 100, 50)) }
    cube.flush()
    #expect(cube.count == 9 && cube.median == RGB(200, 100, 50))
    #expect(cube.colors.map(\.count) == [4, 5])
    #expect(cube.colors.first?.color == Lab(RGB(9, 8, 8)))
  }
}
