import Raster
import Support
import Testing

@testable import Matting

@Suite("What is told of a cut without knowing the truth")
struct CutAuditTests {
  private static let blue = SIMD3(67.0, 142, 219)

  private static func matte(_ change: (inout DrawnPortrait.Drawing) -> Void = { _ in }) -> Matte {
    var drawing = DrawnPortrait(wall: { _, _ in blue }, maskShift: 1).drawn()
    change(&drawing)
    return drawing.matte()
  }

  @Test("a clean edge is trusted, and nothing marked is large")
  func clean() {
    let matte = Self.matte()
    #expect(matte.confidence > 0.6)
    #expect(matte.audit.islands == 0)
    #expect(matte.audit.faults.allSatisfy { $0.share < 0.001 })
  }

  @Test("a piece apart from the person is an island with a mark around it")
  func island() {
    // Hangs together with the head in the mask but not in the picture.
    let matte = Self.matte { drawing in
      for y in 30..<54 {
        for x in 170..<200 {
          drawing.person[x, y] = 1
          for c in 0..<3 where x > 178 { drawing.image.samples[(y * drawing.image.width + x) * 3 + c] = 30 }
        }
      }
      for y in 54..<110 { for x in 160..<172 { drawing.person[x, y] = 0.9 } }
    }
    #expect(matte.audit.islands > 10)
    let island = matte.audit.faults.first { $0.kind == .island }
    #expect(island.map { $0.area.x > 150 && $0.area.maxY < 80 } == true)
    #expect(matte.confidence < Self.matte().confidence)
  }

  @Test("marks lie inside the picture and grow with it")
  func marks() {
    let matte = DrawnPortrait(wall: { x, _ in SIMD3(repeating: 60 + 30 * x) }, maskShift: 4).drawn().matte()
    for fault in matte.audit.faults {
      #expect(fault.area.x >= 0 && fault.area.y >= 0 && fault.area.maxX <= 240 && fault.area.maxY <= 320)
      #expect(fault.scaled(x: 2, y: 3).area.maxY == 3 * fault.area.maxY)
    }
    #expect(matte.audit.faults.map(\.share) == matte.audit.faults.map(\.share).sorted(by: >))
  }

  @Test("no picture, no person: nothing is doubtful")
  func empty() {
    let hints = MattingHints(head: Rect(x: 0, y: 0, width: 10, height: 10), face: [])
    let none = Matte(image: RGBImage(width: 0, height: 0), person: Plane(width: 0, height: 0), hints: hints)
    #expect(none.audit == .empty)
  }
}

@Suite("The network that decides at the edge")
struct EdgeNetworkTests {
  @Test("weights are complete")
  func complete() {
    for (text, inputs) in [
      (EdgeNetwork.roughWeights, EdgeFeatures.count), (EdgeNetwork.fineWeights, EdgeFeatures.count),
      (EdgeNetwork.roughContextWeights, EdgeContext.count),
      (EdgeNetwork.fineContextWeights, EdgeContext.count),
    ] {
      let words = text.split { $0.isWhitespace }
      #expect(words.count == EdgeNetwork.count(inputs: inputs) && words.allSatisfy { Float($0) != nil })
    }
  }

  @Test("two hidden layers by hand")
  func byHand() {
    // The first input, doubled by the first unit and tripled by the second layer, less a half; doubt is a constant.
    var weights = [Float](repeating: 0, count: EdgeNetwork.count(inputs: 16))
    weights[32] = 2
    weights[32 * 17 + 32] = 3
    weights[32 * (17 + 33)] = 0.1
    weights[weights.count - 2] = -0.5
    weights[weights.count - 1] = 1
    let network = EdgeNetwork(weights.map { "\($0)" }.joined(separator: " "), inputs: 16, base: 0)
    var features = [Float](repeating: 0, count: 16)
    features[0] = 0.5
    let found = network.decide(features)[0]
    #expect(abs(found.alpha - (0.5 + 0.5 * 2 * 3 * 0.1 - 0.5)) < 1e-6)
    #expect(found.doubt == 0.75)
    features[0] = -1
    #expect(network.decide(features)[0].alpha == 0)
    #expect(EdgeNetwork("", inputs: 16, base: 0).decide(features)[0].alpha == 0)
  }

  @Test("the second network sees around, and repeats the border")
  func context() {
    var image = RGBImage(width: 20, height: 20, samples: [UInt8](repeating: 100, count: 1200))
    image[11, 10] = RGB(100, 100, 130)
    var alpha = [Float](repeating: 0, count: 400)
    alpha[10 * 20 + 3] = 1
    let features = [Float](repeating: 0.25, count: 2 * EdgeFeatures.count)
    let rows = EdgeContext(image: image).rows(
      of: [10 * 20 + 10, 0], features: features, doubts: [0.5, 0], ways: [50, 50], alpha: alpha)
    #expect(rows.count == 2 * EdgeContext.count)
    let first = rows[..<EdgeContext.count]
    #expect(first[..<16].allSatisfy { $0 == 0.25 } && first[16] == 0 && first[17] == 0.5)
    let around = first[18...].enumerated()
    // One pixel to the right lies a blue that is 30 levels off, of a way of 60; seven to the left alpha is 1.
    #expect(around.filter { $0.offset % 2 == 1 }.map(\.element).reduce(0, +) == 0.5)
    #expect(around.filter { $0.offset % 2 == 0 }.map(\.element).reduce(0, +) == 1)
  }
}
