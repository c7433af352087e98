import Raster
import Support
import Testing

@testable import Matting

@Suite("Guided upsampling beside its definition")
struct GuidedUpsamplingTests {
  /// He, Sun, Tang 2010, equation 11, for colours: the a and b that minimize Σ ((aᵀI + b − α)² + ε|a|²) over a window.
  private static func fit(_ image: RGBImage, _ alpha: GrayImage, x: Int, y: Int) -> [Double] {
    let r = GuidedUpsampling.radius
    var system = DenseSystem(count: 4)
    for v in max(0, y - r)...min(image.height - 1, y + r) {
      for u in max(0, x - r)...min(image.width - 1, x + r) {
        let c = image[u, v]
        let terms = [Double(c.red), Double(c.green), Double(c.blue), 1]
        for i in 0..<4 {
          for j in 0..<4 { system.matrix[i][j] += terms[i] * terms[j] }
          system.right[i] += terms[i] * Double(alpha[u, v])
        }
        for i in 0..<3 { system.matrix[i][i] += GuidedUpsampling.epsilon }
      }
    }
    return system.solved()
  }

  @Test("at the picture's own size each pixel is its window's fit", arguments: [(1, 1), (2, 5), (9, 7)])
  func fits(width: Int, height: Int) {
    var noise = SeededNoise(seed: 21)
    let image = RGBImage(
      width: width, height: height, samples: (0..<width * height * 3).map { _ in noise.byte() })
    let alpha = GrayImage(
      width: width, height: height, samples: (0..<width * height).map { _ in noise.byte() })
    let lifted = GuidedUpsampling(image: image, alpha: alpha).lifted(to: image)
    for y in 0..<height {
      for x in 0..<width {
        let (c, m) = (image[x, y], Self.fit(image, alpha, x: x, y: y))
        let value = m[0] * Double(c.red) + m[1] * Double(c.green) + m[2] * Double(c.blue) + m[3]
        #expect(abs(Double(lifted[x, y]) - min(max(value, 0), 255)) < 0.6)
      }
    }
  }

  @Test("an edge of the large picture is found again where the small one lost it")
  func edge() {
    // The person is left of a line that the small picture's pixels straddle.
    var image = RGBImage(width: 64, height: 48, filledWith: RGB(210, 200, 190))
    for y in 0..<48 { for x in 0..<30 { image[x, y] = RGB(40, 50, 60) } }
    let small = image.resized(width: 16, height: 12, filter: .triangle)
    var alpha = GrayImage(width: 16, height: 12)
    for y in 0..<12 {
      for x in 0..<16 { alpha[x, y] = UInt8((210 - Double(small[x, y].red)) / 170 * 255) }
    }
    let lifted = GuidedUpsampling(image: small, alpha: alpha).lifted(to: image)
    for y in 0..<48 {
      for x in 0..<64 { #expect(abs(Int(lifted[x, y]) - (x < 30 ? 255 : 0)) <= 8, "\(x), \(y)") }
    }
  }
}
