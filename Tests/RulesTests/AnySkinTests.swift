import Portrait
import Raster
import Testing

@testable import Rules

/// Darker skin, eyes and hair keep the verdicts of the rules that compare a person with themselves.
@Suite struct AnySkinTests {
  private static let rules: Set = ["ears-visible", "eyes-open", "red-eye", "gaze", "expression"]

  @Test(arguments: RuleExample.all.filter { rules.contains($0.rule.info.id) }, [0.8, 0.6])
  func darker(_ subject: RuleExample, _ gain: Double) {
    let evidence = subject.example.evidence()
    let darker = RGBImage(
      width: evidence.image.width, height: evidence.image.height,
      samples: evidence.image.samples.map { UInt8(Double($0) * gain) })
    #expect(subject.verdict(on: evidence.replacing(image: darker)) == subject.example.verdict)
  }
}

@Suite struct GrainTests {
  private func evidence(_ change: (Int, Int) -> Int) -> Evidence {
    let sketch = FaceSketch().evidence
    var image = sketch.image
    for y in 0..<image.height {
      for x in 0..<image.width {
        let c = image[x, y]
        let d = change(x, y)
        image[x, y] = RGB(
          UInt8(clamping: Int(c.red) + d), UInt8(clamping: Int(c.green) + d), UInt8(clamping: Int(c.blue) + d)
        )
      }
    }
    return sketch.replacing(image: image)
  }

  /// Of noise that is even between −n and n the standard deviation is n / √3; shading and wide ripples are none.
  @Test(arguments: [6, 12, 24]) func isTheNoisesDeviation(_ n: Int) throws {
    var generator = Xorshift()
    let noisy = evidence { _, _ in Int((generator.next() >> 33) % UInt64(2 * n + 1)) - n }
    let measured = try #require(try Grain.deviation(Scene(noisy)))
    #expect(abs(measured - Double(n) / 3.0.squareRoot()) < 0.15 * Double(n))
    let rippled = evidence { x, y in (x / 8 + y / 8) % 2 == 0 ? n / 2 : -n / 2 }
    #expect(try #require(try Grain.deviation(Scene(rippled))) < 1)
  }
}

@Suite struct GrimaceTests {
  @Test func theStrongestIsTold() throws {
    var sketch = FaceSketch()
    #expect(try Grimace.strongest(of: sketch.face).percent < 100)
    sketch.browLift = 0.2
    #expect(try Grimace.strongest(of: sketch.face).kind == .raisedBrows)
    sketch.browLift = 0
    sketch.smile = 0.3
    #expect(try Grimace.strongest(of: sketch.face).kind == .smile)
  }

  /// Whatever is no smile never reaches what fails.
  @Test func onlySmilesFail() throws {
    var sketch = FaceSketch()
    sketch.browLift = 0.6
    let strongest = try Grimace.strongest(of: sketch.face)
    let limit = try #require(Standard.chsi99.rules["expression"])
    #expect(limit.verdict(on: strongest.percent) == .review)
  }
}
