import Raster
import Testing

@Suite struct LabTests {
  /// Pairs from Sharma, Wu and Dalal (2005), table 1, that meet every branch of the formula.
  @Test(arguments: [
    (Lab(l: 50, a: 2.6772, b: -79.7751), Lab(l: 50, a: 0, b: -82.7485), 2.0425),
    (Lab(l: 50, a: -1.3802, b: -84.2814), Lab(l: 50, a: 0, b: -82.7485), 1.0),
    (Lab(l: 50, a: 0, b: 0), Lab(l: 50, a: -1, b: 2), 2.3669),
    (Lab(l: 50, a: 2.49, b: -0.001), Lab(l: 50, a: -2.49, b: 0.0009), 7.1792),
    (Lab(l: 50, a: 2.49, b: -0.001), Lab(l: 50, a: -2.49, b: 0.0011), 7.2195),
    (Lab(l: 50, a: 2.5, b: 0), Lab(l: 50, a: 0, b: -2.5), 4.3065),
    (Lab(l: 50, a: 2.5, b: 0), Lab(l: 73, a: 25, b: -18), 27.1492),
    (Lab(l: 60.2574, a: -34.0099, b: 36.2677), Lab(l: 60.4626, a: -34.1751, b: 39.4387), 1.2644),
    (Lab(l: 22.7233, a: 20.0904, b: -46.694), Lab(l: 23.0331, a: 14.973, b: -42.5619), 2.0373),
    (Lab(l: 2.0776, a: 0.0795, b: -1.135), Lab(l: 0.9033, a: -0.0636, b: -0.5514), 0.9082),
  ])
  func deltaE2000(first: Lab, second: Lab, expected: Double) {
    #expect(abs(first.deltaE2000(to: second) - expected) < 1e-4)
    #expect(abs(second.deltaE2000(to: first) - expected) < 1e-4)
  }

  @Test(arguments: [
    (RGB(255, 255, 255), 100.0, 0.0, 0.0), (RGB(0, 0, 0), 0, 0, 0), (RGB(255, 0, 0), 53.24, 80.09, 67.2),
    (RGB(0, 0, 255), 32.3, 79.19, -107.86),
  ])
  func fromSRGB(color: RGB, l: Double, a: Double, b: Double) {
    let lab = Lab(color)
    #expect(abs(lab.l - l) < 0.1)
    #expect(abs(lab.a - a) < 0.1)
    #expect(abs(lab.b - b) < 0.1)
  }

  @Test func transferFunctionRoundTrips() {
    for value in UInt8.min...UInt8.max { #expect(SRGB.encode(SRGB.linear[Int(value)]) == value) }
  }
}
