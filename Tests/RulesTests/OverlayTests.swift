import Raster
import Testing

@testable import Rules

/// Marks beside the person fail, marks on the person's hair and at the edge of a cut are left to a person.
@Suite struct OverlayTests {
  private let judge = Judge(standard: .chsi99, rules: [Overlay()])

  /// Rows of digits on the background: four of eight are more than the 1 % of the picture that fails.
  private func stamped(_ digits: String = "20240630", rows: Int = 4) -> Evidence {
    var sketch = Sketch()
    sketch.retouch = { image in
      for row in 0..<rows { image.stamp(digits, x: 20, y: 30 + 30 * row, color: RGB(255, 255, 255)) }
    }
    return sketch.evidence
  }

  /// The matte of the drawing, with something translucent where the digits are.
  private func looseHair(_ evidence: Evidence) throws -> GrayImage {
    var alpha = try #require(evidence.alpha)
    for y in 0..<170 { for x in 0..<180 { alpha[x, y] = max(alpha[x, y], 60) } }
    return alpha
  }

  private func verdict(_ evidence: Evidence) -> Verdict? { judge.judge(evidence).first?.verdict }

  @Test func aMarkOnTheBackgroundFails() {
    #expect(verdict(stamped()) == .fail)
  }

  @Test func aMarkAtTheEdgeOfTheCutIsLeftToAPerson() throws {
    let evidence = stamped()
    #expect(verdict(evidence.replacing(alpha: try looseHair(evidence))) == .unassessable)
  }

  /// The same mark fails where nothing tells that hair lies below it.
  @Test(arguments: [(true, Verdict.unassessable), (false, .fail)])
  func aMarkOnHairIsLeftToAPerson(_ hasMatte: Bool, _ expected: Verdict) {
    var sketch = Sketch()
    sketch.crown = 40
    sketch.hasMatte = hasMatte
    sketch.retouch = { image in
      for row in 0..<2 { image.stamp("2024063", x: 180, y: 72 + 24 * row, color: RGB(255, 255, 255)) }
    }
    #expect(verdict(sketch.evidence) == expected)
  }

  /// What the cut left over looks like a mark, a small or a large one, and the photo shows none there.
  @Test(arguments: [("20", 1, Verdict.review), ("20240630", 4, .unassessable)])
  func whatThePhotoDoesNotShowIsNoMark(_ digits: String, _ rows: Int, _ otherwise: Verdict) throws {
    let evidence = stamped(digits, rows: rows)
    let cut = evidence.replacing(alpha: try looseHair(evidence))
    #expect(verdict(cut) == otherwise)
    #expect(verdict(cut.replacing(uncut: evidence.image)) == otherwise)
    #expect(verdict(cut.replacing(uncut: Sketch().evidence.image)) == .pass)
  }

  /// The network takes no line, sticker or single letter for text: their colour is told, whatever it is but skin's.
  @Test(arguments: [
    (RGB(20, 40, 220), 100), (RGB(0, 160, 40), 60), (RGB(230, 10, 10), 30), (RGB(240, 220, 0), 15),
  ])
  func aColorThatNoSkinHasIsLeftToAPerson(_ color: RGB, _ length: Int) {
    var sketch = Sketch()
    sketch.retouch = { image in
      for y in 320..<327 { for x in 200..<200 + length { image[x, y] = color } }
    }
    #expect(verdict(sketch.evidence) == .unassessable)
    #expect(verdict(Sketch().evidence) == .pass)
  }

  @Test func aMarkOnTheFaceFails() {
    var sketch = Sketch()
    sketch.retouch = { image in
      for row in 0..<4 { image.stamp("20240630", x: 172, y: 260 + 30 * row, color: RGB(255, 255, 255)) }
    }
    let evidence = sketch.evidence
    #expect(verdict(evidence) == .fail)
    #expect(verdict(evidence.replacing(uncut: evidence.image)) == .fail)
  }
}
