import PixelKernels
import Testing

@Suite struct HalvingTests {
  @Test(arguments: Form.allCases, [1, 2, 3, 4, 5, 8, 31, 100])
  func everyMeanIsThatOfItsFourPixels(form: Form, width: Int) {
    var noise = Noise(UInt64(width))
    let (top, bottom) = (noise.bytes(width * 6), noise.bytes(width * 6))
    var output = [UInt8](repeating: 0, count: width * 3)
    let halve = form == .everyCPU ? Loops.halve : Kernels.halve
    halve(top, bottom, width, &output)
    let means = (0..<width * 3).map { i in
      let left = i / 3 * 6 + i % 3
      let four = [top[left], top[left + 3], bottom[left], bottom[left + 3]]
      return UInt8((four.reduce(0) { $0 + Double($1) } / 4).rounded(.toNearestOrAwayFromZero))
    }
    #expect(output == means)
  }

  @Test func nothingIsWrittenBehindTheRow() {
    var noise = Noise(7)
    let rows = noise.bytes(120)
    for width in 1...20 {
      var output = [UInt8](repeating: 77, count: width * 3 + 16)
      Kernels.halve(rows, rows, width, &output)
      #expect(output[(width * 3)...].allSatisfy { $0 == 77 }, "\(width) pixels")
    }
  }
}
