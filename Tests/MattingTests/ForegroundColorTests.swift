import Raster
import Support
import Testing

@testable import Matting

@Suite("The person's own colours beside their definitions")
struct ForegroundColorTests {
  /// Germer, Uelwer, Conrad, Harmeling 2020, equations 4 to 6: at each pixel in turn the F and B that minimize
  /// (αF + (1−α)B − I)² + Σ (ε + ω|∇α|)((F − F_n)² + (B − B_n)²) over the four neighbours.
  @Test(
    "a sweep of multi-level estimation solves each pixel's equations", arguments: [(1, 1), (4, 3), (7, 6)])
  func sweep(width: Int, height: Int) {
    var noise = SeededNoise(seed: 13)
    func colors() -> [SIMD4<Float>] {
      (0..<width * height).map { _ in
        SIMD4(Float(noise.byte()), Float(noise.byte()), Float(noise.byte()), 0)
      }
    }
    var (persons, walls) = (colors(), colors())
    let image = colors()
    let alpha = image.indices.map { _ in Float(noise.byte()) / 255 }
    var (expectedPersons, expectedWalls) = (persons, walls)
    for i in image.indices {
      let (x, y) = (i % width, i / width)
      let neighbors = [
        y * width + max(x - 1, 0), y * width + min(x + 1, width - 1), max(y - 1, 0) * width + x,
        min(y + 1, height - 1) * width + x,
      ]
      for c in 0..<3 {
        let a = Double(alpha[i])
        var system = DenseSystem(count: 2)
        system.matrix = [[a * a, a * (1 - a)], [a * (1 - a), (1 - a) * (1 - a)]]
        system.right = [a * Double(image[i][c]), (1 - a) * Double(image[i][c])]
        for n in neighbors {
          let weight =
            Double(MultiLevelForeground.smoothness)
            + Double(MultiLevelForeground.alphaWeight) * abs(Double(alpha[n]) - a)
          system.matrix[0][0] += weight
          system.matrix[1][1] += weight
          system.right[0] += weight * Double(expectedPersons[n][c])
          system.right[1] += weight * Double(expectedWalls[n][c])
        }
        let solution = system.solved().map { Float(min(max($0, 0), 255)) }
        (expectedPersons[i][c], expectedWalls[i][c]) = (solution[0], solution[1])
      }
    }
    MultiLevelForeground.relax(
      &persons, &walls, colors: image, alpha: alpha, width: width, height: height)
    // A pixel among equals has nearly one equation for two colours: single precision tells them to a level.
    for i in image.indices {
      let isLoose = width * height == 1
      #expect((persons[i] - expectedPersons[i]).colorSquare < (isLoose ? 9 : 0.25))
      #expect((walls[i] - expectedWalls[i]).colorSquare < (isLoose ? 9 : 0.25))
    }
  }

  @Test("mixtures of two plain colours are taken apart")
  func mixtures() {
    let (person, wall) = (SIMD3(200.0, 60, 30), SIMD3(20.0, 120, 230))
    var image = RGBImage(width: 48, height: 40)
    var alpha = [UInt8](repeating: 0, count: 48 * 40)
    for i in alpha.indices {
      let share = min(max(Double(i % 48 - 16) / 16, 0), 1)
      alpha[i] = UInt8((share * 255).rounded())
      let mixed = person * share + wall * (1 - share)
      for c in 0..<3 { image.samples[i * 3 + c] = UInt8(mixed[c].rounded()) }
    }
    let colors = MultiLevelForeground.colors(image: image, alpha: alpha)
    for i in alpha.indices where alpha[i] > 40 {
      for c in 0..<3 { #expect(abs(Double(colors.samples[i * 3 + c]) - person[c]) <= 6, "\(i % 48)") }
    }
  }

  /// The colour that minimizes (αF + (1−α)B − I)² + w(1−α)(F − S)², S the smooth colour, tried in steps of a level.
  @Test("before a known wall the smooth colour gives way to the equation")
  func knownWall() {
    let (smooth, wall) = (SIMD4<Float>(90, 140, 60, 0), SIMD4<Float>(210, 40, 100, 0))
    var noise = SeededNoise(seed: 4)
    let image = RGBImage(width: 8, height: 8, samples: (0..<192).map { _ in noise.byte() })
    let alpha = (0..<64).map { _ in noise.byte() }
    let colors = ForegroundEstimation.colors(
      image: image, alpha: alpha, rim: [],
      foreground: CellField(width: 2, height: 2, values: [SIMD4<Float>](repeating: smooth, count: 4)),
      background: CellField(width: 2, height: 2, values: [SIMD4<Float>](repeating: wall, count: 4)))
    for i in alpha.indices {
      let a = Double(alpha[i]) / 255
      for c in 0..<3 {
        func cost(_ f: Int) -> Double {
          let miss = a * Double(f) + (1 - a) * Double(wall[c]) - Double(image.samples[i * 3 + c])
          let bend = Double(f) - Double(smooth[c])
          return miss * miss + 0.1 * (1 - a) * bend * bend
        }
        let best = (0...255).min { cost($0) < cost($1) } ?? 0
        #expect(abs(Int(colors.samples[i * 3 + c]) - best) <= 1)
      }
    }
  }

  @Test("opaque pixels keep their colour, empty ones take the cell's")
  func ends() {
    let image = RGBImage(width: 8, height: 4, filledWith: RGB(1, 2, 3))
    let alpha = (0..<32).map { UInt8($0 % 8 < 4 ? 255 : 0) }
    let field = CellField(
      width: 2, height: 1, values: [SIMD4<Float>(9, 9, 9, 0), SIMD4<Float>(40.4, 50.6, 300, 0)])
    let colors = ForegroundEstimation.colors(
      image: image, alpha: alpha, rim: [], foreground: field, background: field)
    #expect(colors[3, 3] == RGB(1, 2, 3))
    #expect(colors[4, 0] == RGB(40, 51, 255))
  }

  @Test("the wall's colour goes out of the rim, the person's variation stays")
  func rim() {
    let (smooth, wall) = (SIMD4<Float>(30, 25, 20, 0), SIMD4<Float>(60, 130, 220, 0))
    func field(_ color: SIMD4<Float>) -> CellField<SIMD4<Float>> {
      CellField(width: 2, height: 1, values: [color, color])
    }
    // Opaque hair: a third of the way to the blue wall, a twentieth, and lighter but no bluer.
    var image = RGBImage(width: 8, height: 4, filledWith: RGB(30, 25, 20))
    image[1, 1] = RGB(40, 60, 87)
    image[2, 1] = RGB(32, 30, 30)
    image[3, 1] = RGB(60, 25, 20)
    let colors = ForegroundEstimation.colors(
      image: image, alpha: [UInt8](repeating: 255, count: 32), rim: Array(0..<32), foreground: field(smooth),
      background: field(wall))
    #expect(colors[1, 1].blue < 45 && colors[1, 1].green < 40)
    #expect(colors[2, 1] == RGB(32, 30, 30))
    #expect(colors[3, 1] == RGB(60, 25, 20))
  }
}
