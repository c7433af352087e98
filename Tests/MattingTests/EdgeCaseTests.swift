import Matting
import Raster
import Support
import Testing

@Suite struct EdgeCaseTests {
  struct Odd: Sendable {
    let width: Int
    let height: Int
    let person: Float
  }

  @Test(
    arguments: [(1, 1), (2, 3), (5, 1), (64, 48)].flatMap { size in
      [Float(0), 0.5, 1, .nan, .infinity].map { Odd(width: size.0, height: size.1, person: $0) }
    })
  func anythingGivesAMatte(_ odd: Odd) {
    let image = RGBImage(width: odd.width, height: odd.height, filledWith: RGB(120, 120, 120))
    let plane = Plane(width: odd.width, height: odd.height, filledWith: odd.person)
    let hints = MattingHints(
      head: Rect(x: 0, y: 0, width: Double(odd.width), height: Double(odd.height)), face: [])
    for method in [nil] + MattingMethod.allCases.map(Optional.some) {
      let matte = Matte(image: image, person: plane, hints: hints, method: method)
      #expect(matte.alpha.size == image.size)
      #expect(matte.foreground.size == image.size)
      #expect(matte.confidence.isFinite)
      #expect(matte.background.spread.isFinite)
      if odd.person == 1 { #expect(matte.alpha.samples.allSatisfy { $0 == 255 }) }
      if odd.person == 0 { #expect(matte.alpha.samples.allSatisfy { $0 == 0 }) }
      #expect(matte.composited(over: RGB(255, 255, 255)).size == image.size)
    }
  }

  @Test func aPlaneOfAnotherSizeIsNobody() {
    let matte = Matte(
      image: RGBImage(width: 20, height: 20), person: Plane(width: 3, height: 3, filledWith: 1),
      hints: MattingHints(head: Rect(x: 5, y: 5, width: 10, height: 10), face: []))
    #expect(matte.alpha.samples.allSatisfy { $0 == 0 })
  }

  @Test func wildHintsDoNoHarm() {
    let drawing = DrawnPortrait().drawn()
    for head in [
      Rect(x: .nan, y: .nan, width: .nan, height: .infinity), Rect(x: -1e9, y: 1e9, width: 1, height: -5),
    ] {
      let hints = MattingHints(head: head, face: [Point(x: .nan, y: 0), Point(x: 1e300, y: 2)])
      let matte = Matte(image: drawing.image, person: drawing.person, hints: hints)
      #expect(matte.alpha.size == drawing.image.size)
    }
  }

  @Test(arguments: [2, 3])
  func largePicturesAreLiftedFromSmallOnes(_ factor: Int) {
    let drawing = DrawnPortrait().drawn()
    let big = drawing.image.resized(width: 240 * factor, height: 320 * factor, filter: .triangle)
    let k = Double(factor)
    let hints = MattingHints(
      head: drawing.hints.head.scaled(by: k), face: drawing.hints.face.map { $0 * k })
    let matte = Matte(image: big, person: drawing.person, hints: hints, workingLongSide: 320)
    #expect(matte.alpha.size == big.size)
    let down = matte.alpha.resampled(
      window: Rect(x: 0, y: 0, width: 240 * k, height: 320 * k), width: 240, height: 320)
    let error =
      zip(down.samples, drawing.alpha).reduce(0) { $0 + abs(Double($1.0) / 255 - $1.1) }
      / Double(drawing.alpha.count)
    #expect(error < 0.006)
  }
}
