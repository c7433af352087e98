import Foundation
import Testing

@testable import Rules

@Suite struct SpectrumTests {
  private static func noise(_ count: Int) -> [Float] {
    var random = Xorshift()
    return (0..<count).map { _ in Float.random(in: 0..<255, using: &random) }
  }

  /// Beside the sum that defines it, in double precision.
  @Test(arguments: [8, 16]) func isThatOfThePlainTransform(_ side: Int) {
    let values = Self.noise(side * side)
    let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
    func window(_ i: Int) -> Double { 0.5 - 0.5 * cos(2 * .pi * (Double(i) + 0.5) / Double(side)) }
    let power = Spectrum(values, side: side).power
    for v in 0..<side {
      for u in 0..<side {
        var (re, im) = (0.0, 0.0)
        for y in 0..<side {
          for x in 0..<side {
            let value = (Double(values[y * side + x]) - mean) * window(x) * window(y)
            let angle = -2 * .pi * Double(u * x + v * y) / Double(side)
            re += value * cos(angle)
            im += value * sin(angle)
          }
        }
        let expected = re * re + im * im
        #expect(abs(Double(power[v * side + u]) - expected) <= 1e-4 * max(expected, 1000), "\(u), \(v)")
      }
    }
  }

  /// Noise has no peak to speak of, a slanted wave of half its height has one.
  @Test func aWaveStandsOutOfNoise() {
    let side = 64
    let noise = Self.noise(side * side).map { $0 / 16 }
    let plain = Spectrum(noise, side: side).peak()
    let waves = noise.indices.map { i in
      noise[i] + 4 * sin(2 * Float.pi * (Float(i % side) * 13 + Float(i / side) * 9) / Float(side))
    }
    let peak = Spectrum(waves, side: side).peak()
    #expect(plain < 16 && peak > plain + 15, "\(plain) \(peak)")
  }

  /// The same wave along an axis is taken for JPEG blocks, a slow one for the picture itself.
  @Test(arguments: [(8, 0), (0, 16), (2, 3)]) func wavesOfOtherOriginDoNotCount(_ u: Int, _ v: Int) {
    let side = 64
    let noise = Self.noise(side * side).map { $0 / 16 }
    let waves = noise.indices.map { i in
      noise[i] + 4 * sin(2 * Float.pi * Float(i % side * u + i / side * v) / Float(side))
    }
    #expect(abs(Spectrum(waves, side: side).peak() - Spectrum(noise, side: side).peak()) < 6)
  }
}
