import Raster
import Support
import Testing

@testable import Matting

@Suite("Closed-form matting beside its definition")
struct ClosedFormTests {
  private static func picture(_ width: Int, _ height: Int, seed: UInt32) -> RGBImage {
    var noise = SeededNoise(seed: seed)
    return RGBImage(width: width, height: height, samples: (0..<width * height * 3).map { _ in noise.byte() })
  }

  /// Levin, Lischinski, Weiss 2008, equation 12, over the windows that hold an unknown pixel.
  private static func laplacian(_ image: RGBImage, unknown: Set<Int>) -> [[Double]] {
    let (width, height) = (image.width, image.height)
    var result = [[Double]](
      repeating: [Double](repeating: 0, count: width * height), count: width * height)
    for y in 1..<height - 1 {
      for x in 1..<width - 1 {
        let window = (0..<9).map { (y + $0 / 3 - 1) * width + x + $0 % 3 - 1 }
        guard window.contains(where: unknown.contains) else { continue }
        let colors = window.map { p in (0..<3).map { Double(image.samples[p * 3 + $0]) / 255 } }
        let mean = (0..<3).map { c in colors.reduce(0) { $0 + $1[c] } / 9 }
        for j in 0..<9 {
          // (Σ + ε/9)⁻¹ (I_j − μ)
          var system = DenseSystem(count: 3)
          for a in 0..<3 {
            for b in 0..<3 {
              system.matrix[a][b] = colors.reduce(0) { $0 + ($1[a] - mean[a]) * ($1[b] - mean[b]) } / 9
            }
            system.matrix[a][a] += Double(ClosedForm.epsilon) / 9
            system.right[a] = colors[j][a] - mean[a]
          }
          let v = system.solved()
          for i in 0..<9 {
            let product = (0..<3).reduce(0) { $0 + (colors[i][$1] - mean[$1]) * v[$1] }
            result[window[i]][window[j]] += (i == j ? 1 : 0) - (1 + product) / 9
          }
        }
      }
    }
    return result
  }

  @Test("the stencil holds the matting Laplacian's rows", arguments: [(3, 3), (5, 4), (9, 7)])
  func stencil(width: Int, height: Int) throws {
    let image = Self.picture(width, height, seed: 11)
    let unknown = (0..<width * height).filter { $0 % 3 != 1 }
    let laplacian = Self.laplacian(image, unknown: Set(unknown))
    let form = try #require(ClosedForm(image: image, unknown: unknown))
    for (u, p) in unknown.enumerated() {
      var sum: Float = 0
      for o in 0..<25 {
        let (x, y) = (p % width + o % 5 - 2, p / width + o / 5 - 2)
        let found = form.stencil[u * 25 + o]
        let isInside = x >= 0 && y >= 0 && x < width && y < height
        #expect(abs(Double(found) - (isInside ? laplacian[p][y * width + x] : 0)) < 1e-4)
        sum += found
      }
      // A constant alpha costs nothing.
      #expect(abs(sum) < 1e-4)
    }
  }

  @Test("solves what elimination solves", arguments: [UInt32(1), 2, 3])
  func solution(seed: UInt32) throws {
    let (width, height) = (12, 10)
    let image = Self.picture(width, height, seed: seed)
    let unknown = (0..<width * height).filter { (3..<9).contains($0 % width) }
    let laplacian = Self.laplacian(image, unknown: Set(unknown))
    var noise = SeededNoise(seed: seed &+ 40)
    var alpha = (0..<width * height).map { i -> Float in
      i % width < 3 ? 0 : i % width >= 9 ? 1 : Float(noise.byte()) / 255
    }
    let prior = alpha
    var system = DenseSystem(count: unknown.count)
    let weight = Double(ClosedForm.priorWeight)
    for (u, p) in unknown.enumerated() {
      system.right[u] = weight * Double(prior[p])
      system.matrix[u][u] = weight
      for q in alpha.indices {
        if let v = unknown.firstIndex(of: q) {
          system.matrix[u][v] += laplacian[p][q]
        } else {
          system.right[u] -= laplacian[p][q] * Double(prior[q])
        }
      }
    }
    try #require(ClosedForm(image: image, unknown: unknown)).solve(&alpha)
    let expected = system.solved()
    for (u, p) in unknown.enumerated() {
      #expect(abs(Double(alpha[p]) - min(max(expected[u], 0), 1)) < 2.0 / 255)
    }
    for p in alpha.indices where !unknown.contains(p) { #expect(alpha[p] == prior[p]) }
  }

  @Test("nothing to solve", arguments: [(2, 9), (9, 2)])
  func tooSmall(width: Int, height: Int) {
    #expect(ClosedForm(image: RGBImage(width: width, height: height), unknown: [0]) == nil)
    #expect(ClosedForm(image: RGBImage(width: 9, height: 9), unknown: []) == nil)
  }

  @Test("a matrix times its adjugate is its determinant")
  func adjugate() {
    let m = SymmetricMatrix3(xx: 4, yy: 5, zz: 6, xy: 1, yz: -2, xz: 0.5)
    let rows = [SIMD3(m.xx, m.xy, m.xz), SIMD3(m.xy, m.yy, m.yz), SIMD3(m.xz, m.yz, m.zz)]
    for column in 0..<3 {
      let product = m.adjugate(times: rows[column])
      for row in 0..<3 { #expect(abs(product[row] - (row == column ? m.determinant : 0)) < 1e-12) }
    }
    #expect(abs(m.determinant - 94.75) < 1e-9)
  }
}
