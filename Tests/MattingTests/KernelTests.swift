import Raster
import Testing

@testable import Matting

@Suite("Loops over whole pictures, beside what they stand for")
struct KernelTests {
  @Test(
    "colours of cells, also of those that the picture ends in", arguments: [(4, 4), (1, 1), (9, 6), (270, 5)])
  func cells(width: Int, height: Int) {
    let samples = (0..<width * height * 3).map { UInt8($0 * 89 % 256) }
    let image = RGBImage(width: width, height: height, samples: samples)
    let cells = CellStatistics(image: image, person: Plane(width: width, height: height, filledWith: 0.25))
    for y in 0..<cells.height {
      for x in 0..<cells.width {
        let inside = (y * 4..<min(y * 4 + 4, height)).flatMap { row in
          (x * 4..<min(x * 4 + 4, width)).map { image.color($0, row) }
        }
        let mean = inside.reduce(.zero, +) / Float(inside.count)
        let variance = inside.reduce(0) { $0 + ($1 - mean).colorSquare } / Float(inside.count)
        let cell = y * cells.width + x
        #expect((cells.color[cell] - mean).colorSquare < 1e-3)
        #expect(abs(cells.color[cell].w - variance) < 0.1)
        #expect(cells.person[cell] == 0.25)
      }
    }
  }

  @Test("a picture before a wall")
  func composite() {
    let count = 301
    let picture = RGBImage(width: count, height: 1, samples: (0..<count * 3).map { UInt8($0 * 53 % 256) })
    let alpha = (0..<count).map { UInt8($0 * 31 % 256) }
    let wall = RGB(12, 255, 0)
    let matte = Matte(
      alpha: GrayImage(width: count, height: 1, samples: alpha), foreground: picture,
      method: .knownBackground,
      confidence: 1, background: BackgroundEstimate(mean: wall, spread: 0, agreement: 1, isPlain: true))
    let mixed = matte.composited(over: wall)
    for x in 0..<count {
      let share = Double(alpha[x]) / 255
      func expected(_ person: UInt8, _ wall: UInt8) -> Int {
        let mixed: Double = Double(person) * share + Double(wall) * (1 - share)
        return Int(mixed.rounded())
      }
      #expect(Int(mixed[x, 0].red) == expected(picture[x, 0].red, wall.red))
      #expect(Int(mixed[x, 0].green) == expected(picture[x, 0].green, wall.green))
      #expect(Int(mixed[x, 0].blue) == expected(picture[x, 0].blue, wall.blue))
    }
  }
}
