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
    let count = (EdgeFeatures.count + 32 + 4) * 32 + 2
    for text in [EdgeNetwork.roughWeights, EdgeNetwork.fineWeights] {
      let words = text.split { $0.isWhitespace }
      #expect(words.count == count && words.allSatisfy { Float($0) != nil })
    }
  }

  @Test("two hidden layers by hand")
  func byHand() {
    // The first input, doubled by the first unit and tripled by the second layer, less a half; doubt is a constant.
    var weights = [Float](repeating: 0, count: (EdgeFeatures.count + 32 + 4) * 32 + 2)
    weights[32] = 2
    weights[32 * 17 + 32] = 3
    weights[32 * (17 + 33)] = 0.1
    weights[weights.count - 2] = -0.5
    weights[weights.count - 1] = 1
    let network = EdgeNetwork(weights.map { "\($0)" }.joined(separator: " "))
    var features = SIMD16<Float>.zero
    features[0] = 0.5
    let found = network.decide(features)
    #expect(abs(found.alpha - (0.5 + 0.5 * 2 * 3 * 0.1 - 0.5)) < 1e-6)
    #expect(found.doubt == 0.75)
    features[0] = -1
    #expect(network.decide(features).alpha == 0)
    #expect(EdgeNetwork("").decide(features).alpha == 0)
  }
}
