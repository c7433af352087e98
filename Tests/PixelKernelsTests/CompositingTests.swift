import PixelKernels
import Testing

@Suite struct CompositingTests {
  /// Every sample with every alpha, before one wall.
  @Test(arguments: Form.allCases, [0, 1, 128, 254, 255])
  func everySampleIsTheNearestToTheMixture(form: Form, wall: Int) {
    let count = 65536
    let pixels = (0..<count * 3).map { UInt8($0 / 3 % 256) }
    let alpha = (0..<count).map { UInt8($0 / 256) }
    var output = [UInt8](repeating: 0, count: count * 3)
    let composite = form == .everyCPU ? Loops.composite : Kernels.composite
    composite(pixels, alpha, count, UInt8(wall), UInt8(255 - wall), 77, &output)
    var worst = 0.0
    for i in 0..<count {
      for (c, color) in [wall, 255 - wall, 77].enumerated() {
        let share = Double(alpha[i]) / 255
        let mixture = Double(pixels[3 * i + c]) * share + Double(color) * (1 - share)
        worst = max(worst, abs(Double(output[3 * i + c]) - mixture))
      }
    }
    #expect(worst < 0.5)
  }
}
