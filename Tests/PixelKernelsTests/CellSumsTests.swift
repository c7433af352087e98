import PixelKernels
import Testing

@Suite struct CellSumsTests {
  /// 301 is wider than what is added up at once, and none but 256 is whole cells.
  @Test(arguments: Form.allCases, [1, 3, 5, 255, 256, 257, 301])
  func everyCellIsSummedUp(form: Form, width: Int) {
    let sumCells = form == .everyCPU ? Loops.sumCells : Kernels.sumCells
    for rows in 1...4 {
      var noise = Noise(UInt64(width * 4 + rows))
      let pixels = noise.bytes(width * rows * 3)
      var sums = [SIMD4<Int32>](repeating: .zero, count: (width + 3) / 4)
      sumCells(pixels, width, rows, &sums)
      var expected = [SIMD4<Int32>](repeating: .zero, count: sums.count)
      for (i, sample) in pixels.enumerated() {
        let cell = i / 3 % width / 4
        expected[cell][i % 3] += Int32(sample)
        expected[cell][3] += Int32(sample) * Int32(sample)
      }
      #expect(sums == expected, "\(rows) rows")
    }
  }
}
