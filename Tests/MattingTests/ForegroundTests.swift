import Matting
import Raster
import Support
import Testing

@Suite struct ForegroundTests {
  /// ΔE2000 between the composite and the one from the true alpha and colours, mean over the edge and 3 px around.
  @Test(arguments: [RGB(67, 142, 219), RGB(255, 255, 255), RGB(217, 0, 27)])
  func compositeIsNearTheTruth(_ color: RGB) {
    let drawing = DrawnPortrait().drawn()
    let result = drawing.matte().composited(over: color)
    let back = SIMD3(Double(color.red), Double(color.green), Double(color.blue))
    var sum = 0.0
    var count = 0.0
    for i in drawing.alpha.indices where drawing.isNearEdge(i, within: 3) {
      let truth = drawing.foreground[i] * drawing.alpha[i] + back * (1 - drawing.alpha[i])
      let expected = RGB(
        UInt8(truth.x.rounded()), UInt8(truth.y.rounded()), UInt8(truth.z.rounded()))
      sum += Lab(result[i % 240, i / 240]).deltaE2000(to: Lab(expected))
      count += 1
    }
    #expect(count > 3000)
    #expect(sum / count < 3)
  }

  @Test func sureBackgroundBecomesTheNewColourExactly() {
    let drawing = DrawnPortrait().drawn()
    let result = drawing.matte().composited(over: RGB(67, 142, 219))
    #expect(result[3, 3] == RGB(67, 142, 219))
    #expect(result[236, 100] == RGB(67, 142, 219))
    #expect(result[120, 120] == drawing.image[120, 120])
  }

  @Test func aCleanCutLeavesLessOfTheOldWallThanTheMaskAlone() {
    let drawing = DrawnPortrait(wall: { _, _ in SIMD3(70, 170, 80) }).drawn()
    let new = RGB(67, 142, 219)
    var pasted = drawing.image
    for i in drawing.alpha.indices {
      let a = drawing.person.values[i]
      let p = i * 3
      pasted.samples[p] = UInt8(Float(pasted.samples[p]) * a + 67 * (1 - a))
      pasted.samples[p + 1] = UInt8(Float(pasted.samples[p + 1]) * a + 142 * (1 - a))
      pasted.samples[p + 2] = UInt8(Float(pasted.samples[p + 2]) * a + 219 * (1 - a))
    }
    var ideal = drawing.image
    for i in drawing.alpha.indices {
      for c in 0..<3 {
        let back = Double([new.red, new.green, new.blue][c])
        let a = drawing.alpha[i]
        ideal.samples[i * 3 + c] = UInt8((drawing.foreground[i][c] * a + back * (1 - a)).rounded())
      }
    }
    func error(of picture: RGBImage) -> Double {
      let edge = drawing.alpha.indices.filter { drawing.isNearEdge($0, within: 2) }
      return edge.reduce(0) { sum, i in
        sum + Lab(picture[i % 240, i / 240]).distance(to: Lab(ideal[i % 240, i / 240]))
      } / Double(edge.count)
    }
    let clean = error(of: drawing.matte().composited(over: new))
    #expect(clean < 3)
    #expect(error(of: pasted) > 3 * clean)
  }
}
