import PixelKernels
import Testing

@Suite struct LocalContrastTests {
  @Test(arguments: Form.allCases)
  func toneWeighsBlueTwice(form: Form) {
    var noise = Noise(5)
    let pixels = noise.bytes(301 * 3)
    var tones = [UInt8](repeating: 0, count: 301)
    (form == .everyCPU ? Loops.tones : Kernels.tones)(pixels, 301, &tones)
    for (i, tone) in tones.enumerated() {
      #expect(Int(tone) == (Int(pixels[3 * i]) + Int(pixels[3 * i + 1]) + 2 * Int(pixels[3 * i + 2])) / 4)
    }
  }

  @Test(arguments: Form.allCases, [1, 2, 5, 40])
  func contrastIsTheDistanceFromTheSquaresMean(form: Form, reach: Int) {
    for (width, height) in [(1, 1), (3, 20), (33, 9)] {
      var noise = Noise(UInt64(width))
      let tones = noise.bytes(width * height)
      var output = [Int16](repeating: 0, count: width * height)
      let localContrast = form == .everyCPU ? Loops.localContrast : Kernels.localContrast
      localContrast(tones, width, height, reach, &output)
      let side = 2 * reach + 1
      for y in 0..<height {
        for x in 0..<width {
          var sum = 0
          for j in -reach...reach {
            for i in -reach...reach {
              sum += Int(tones[max(0, min(height - 1, y + j)) * width + max(0, min(width - 1, x + i))])
            }
          }
          // The mean by a multiplication with 16 fractional bits.
          #expect(
            Int(output[y * width + x]) == Int(tones[y * width + x]) - (sum * (65536 / (side * side))) >> 16)
        }
      }
    }
  }
}
