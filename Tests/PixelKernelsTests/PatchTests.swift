import PixelKernels
import Testing

@Suite struct PatchTests {
  static let lines: [(x: Double, y: Double, stepX: Double, stepY: Double)] = [
    (2.25, 3.5, 0.37, 0.11), (-3.3, 4.75, 0.8, 0.02), (30, -2.5, -0.9, 0.6), (0, 0, 0, 0), (-50, -50, 1, 1),
    (38.5, 21.25, 0.01, 0.07),
  ]

  @Test(arguments: Form.allCases, lines.indices)
  func everyPlaceIsInterpolated(form: Form, line: Int) {
    let (width, height, count) = (40, 24, 37)
    let (gain, offset) = (Float(2) / 255, Float(-1))
    var noise = Noise(3)
    let samples = noise.bytes(width * height * 3)
    let (x, y, stepX, stepY) = Self.lines[line]
    var output = [Float](repeating: 0, count: count * 3 + 1)
    output[count * 3] = 77
    let patchRow = form == .everyCPU ? Loops.patchRow : Kernels.patchRow
    patchRow(samples, (width, height), (x, y), (stepX, stepY), count, gain, offset, &output)
    /// 0 outside.
    func sample(_ x: Int, _ y: Int, _ c: Int) -> Int {
      x >= 0 && y >= 0 && x < width && y < height ? Int(samples[(y * width + x) * 3 + c]) : 0
    }
    for i in 0..<count {
      let place = (x: x + Double(i) * stepX, y: y + Double(i) * stepY)
      let (left, upper) = (Int(place.x.rounded(.down)), Int(place.y.rounded(.down)))
      let fx = Int((place.x - Double(left)) * 256)
      let fy = Int((place.y - Double(upper)) * 256)
      for c in 0..<3 {
        let sum =
          (sample(left, upper, c) * (256 - fx) + sample(left + 1, upper, c) * fx) * (256 - fy)
          + (sample(left, upper + 1, c) * (256 - fx) + sample(left + 1, upper + 1, c) * fx) * fy
        #expect(output[3 * i + c] == Float(sum) * (gain / 65536) + offset, "place \(i)")
      }
    }
    #expect(output[count * 3] == 77, "written behind the row")
  }
}
