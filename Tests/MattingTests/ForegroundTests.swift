import Matting
import Raster
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
    let old = RGB(70, 170, 80)
    let matte = drawing.matte()
    let clean = EdgeResidue(
      finished: matte.composited(over: new), alpha: matte.alpha, new: new, old: old)
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
    let truth = EdgeResidue(finished: ideal, new: new, old: old)
    #expect(truth.lean < 1)
    let rim = EdgeResidue(finished: pasted, new: new, old: old)
    #expect(clean.edgePixels > 500)
    #expect(clean.lean < 3)
    #expect(rim.lean > 2 * clean.lean)
    #expect(clean.islandPixels < 40)
  }

  @Test func islandsAndHolesAreCounted() {
    let new = RGB(67, 142, 219)
    var picture = RGBImage(width: 60, height: 60, filledWith: new)
    for y in 20..<60 { for x in 15..<45 { picture[x, y] = RGB(30, 30, 30) } }
    for y in 2..<5 { for x in 50..<54 { picture[x, y] = RGB(200, 200, 200) } }
    for y in 30..<32 { for x in 30..<33 { picture[x, y] = new } }
    let residue = EdgeResidue(finished: picture, new: new, old: RGB(200, 200, 200))
    #expect(residue.islandPixels == 12)
    #expect(residue.holePixels == 6)
  }
}
