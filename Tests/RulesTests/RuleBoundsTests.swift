import Portrait
import Raster
import Testing

@testable import Rules

/// Where the rules look, and from how much on: pictures drawn just inside and just outside of it.
@Suite struct RuleBoundsTests {
  @Test func aFlatFaceIsAsBrightAsItsTonesAreBelowUsualLight() throws {
    var sketch = Sketch()
    sketch.retouch = { image in
      image = RGBImage(width: image.width, height: image.height, filledWith: .gray(180))
    }
    // 180 of 255, dimmed by the root of 1 over 1.3: a face's light tones usually are 1.3 times its median.
    let value = try #require(try Exposure().measure(Scene(sketch.evidence), against: .chsi99).value)
    #expect(abs(value - 61.91) < 0.1)
  }

  /// Squares of three quarters of each place cover more than half of it, and less where it lies or reaches elsewhere.
  @Test(arguments: [[0, 2, 4], [1, 3, 4], [1, 2, 3]])
  func lightIsComparedAtEachPlace(_ dark: [Int]) throws {
    let places = [
      (x: 0.5, y: 0.5, half: 0.15), (x: 0.62, y: 0.35, half: 0.1), (x: 0.5, y: 0.8, half: 0.12),
      (x: 0.3, y: 0.42, half: 0.1), (x: 0.25, y: 1.35, half: 0.1),
    ]
    var sketch = Sketch()
    let frame = try FaceFrame(sketch.face)
    sketch.retouch = { image in
      image = RGBImage(width: image.width, height: image.height, filledWith: .gray(200))
      for place in dark.map({ places[$0] }) {
        let center = frame.point(place.x, place.y * frame.mouth)
        let half = 0.75 * place.half * frame.interEyeDistance
        image.fill(
          columns: Int((center.x - half).rounded())..<Int((center.x + half).rounded()),
          rows: Int((center.y - half).rounded())..<Int((center.y + half).rounded()), with: .gray(90))
      }
    }
    let value = try #require(try LightBalance().measure(Scene(sketch.evidence), against: .chsi99).value)
    #expect(value > 4)
  }

  /// Nose, jaw and chin throw shadows in modelled light: cheeks and temples tell whether a side of the face is dark.
  @Test(arguments: [([2, 3, 4], 1.604), ([0, 1, 2, 3, 4], 2.573)])
  func shadowsOfNoseAndJawCountByHalf(_ dark: [Int], _ expected: Double) throws {
    let places = [(0.5, 0.5), (0.62, 0.35), (0.5, 0.8), (0.3, 0.42), (0.25, 1.35)]
    var sketch = Sketch()
    let frame = try FaceFrame(sketch.face)
    sketch.retouch = { image in
      image = RGBImage(width: image.width, height: image.height, filledWith: .gray(200))
      for place in dark {
        let center = frame.point(places[place].0, places[place].1 * frame.mouth)
        let half = 0.12 * frame.interEyeDistance
        image.fill(
          columns: Int(center.x - half)..<Int(center.x + half),
          rows: Int(center.y - half)..<Int(center.y + half),
          with: .gray(130))
      }
    }
    let value = try #require(try LightBalance().measure(Scene(sketch.evidence), against: .chsi99).value)
    #expect(abs(value - expected) < 0.01)
  }

  @Test func nearBlackTheSidesOfAFaceAreNotTornApart() throws {
    var sketch = Sketch()
    sketch.retouch = { image in
      image = RGBImage(width: image.width, height: image.height, filledWith: .gray(0))
      image.fill(columns: 240..<480, rows: 0..<640, with: .gray(26))
    }
    // Relative luminances of 0 and 0.01033 (sRGB), each and 0.002.
    let value = try #require(try LightBalance().measure(Scene(sketch.evidence), against: .chsi99).value)
    #expect(abs(value - 6.16) < 0.03)
  }

  /// Percent of the picture that shows clothes, black and white ones.
  @Test(arguments: [(0.9, Verdict.notApplicable), (1.1, .unassessable), (2.9, .unassessable), (3.2, .fail)])
  func aPatternNeedsClothes(_ percent: Double, _ expected: Verdict) {
    var sketch = Sketch()
    sketch.retouch = { image in
      for y in stride(from: 507, to: 640, by: 8) {
        image.fill(columns: 0..<480, rows: y..<y + 4, with: .gray(240))
      }
    }
    let evidence = sketch.evidence
    var alpha = GrayImage(width: 480, height: 640)
    for y in 520..<600 {
      for x in 100..<100 + Int(percent / 100 * 480 * 640 / 80) { alpha[x, y] = 255 }
    }
    let judge = Judge(standard: .chsi99, rules: [ClothesPattern()])
    #expect(judge.judge(evidence.replacing(alpha: alpha)).first?.verdict == expected)
  }

  /// Waves of four pixels over the given part of the picture: a striped tie is no screen.
  @Test(arguments: [(480, Verdict.review), (220, .pass), (0, .pass)])
  func aScreensPatternLiesOverTheWholeFace(_ columns: Int, _ expected: Verdict) {
    var sketch = Sketch()
    sketch.retouch = { image in
      for y in 0..<image.height {
        for x in 0..<columns where (x * 3 + y * 2) % 13 < 6 {
          let color = image[x, y]
          image[x, y] = RGB(color.red / 4 * 3, color.green / 4 * 3, color.blue / 4 * 3)
        }
      }
    }
    #expect(Judge(standard: .chsi99, rules: [Recapture()]).judge(sketch.evidence).first?.verdict == expected)
  }

  /// The outline of head and neck ends a fifth of a face width under the chin: a hand beside the chest is none of it.
  @Test func leftOversAreLookedForDownToTheNeck() throws {
    func residue(_ rows: Range<Int>) throws -> Double {
      var sketch = Sketch()
      (sketch.grain, sketch.shoulders) = (0, 0.5)
      sketch.retouch = { image in image.fill(columns: 20..<60, rows: rows, with: RGB(120, 110, 100)) }
      let value = try BackgroundResidue().measure(Scene(sketch.evidence), against: .chsi99).value
      return try #require(value)
    }
    let (none, under, above) = (try residue(0..<0), try residue(486..<640), try residue(440..<482))
    #expect(under == none)
    #expect(above > none)
  }
}

extension RGB {
  fileprivate static func gray(_ level: UInt8) -> RGB { RGB(level, level, level) }
}

extension RGBImage {
  fileprivate mutating func fill(columns: Range<Int>, rows: Range<Int>, with color: RGB) {
    for y in rows.clamped(to: 0..<height) {
      for x in columns.clamped(to: 0..<width) { self[x, y] = color }
    }
  }
}
