import Matting
import Raster
import Support
import Testing

@Suite("Masks of the matting network, and backgrounds that are not plain")
struct FineMaskTests {
  /// A checkered wall: no colour of it can tell where the person ends.
  private static func patterned() -> DrawnPortrait {
    var portrait = DrawnPortrait()
    portrait.wall = { x, y in
      (Int(x * 12) + Int(y * 16)) % 2 == 0 ? SIMD3(180, 60, 50) : SIMD3(60, 120, 70)
    }
    portrait.maskShift = 0
    return portrait
  }

  /// As sharp as a matting network's: the drawing's alpha, softened by one pixel.
  private static func fineMask(of drawing: DrawnPortrait.Drawing) -> Plane {
    let (width, height) = (drawing.image.width, drawing.image.height)
    var plane = Plane(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        var sum = 0.0
        for v in y - 1...y + 1 {
          for u in x - 1...x + 1 {
            sum += drawing.alpha[min(max(v, 0), height - 1) * width + min(max(u, 0), width - 1)]
          }
        }
        plane[x, y] = Float(sum / 9)
      }
    }
    return plane
  }

  @Test("a fine mask halves the error before a pattern, and the cut stays uncertain")
  func pattern() {
    let drawing = Self.patterned().drawn()
    let rough = drawing.matte()
    let fine = Matte(
      image: drawing.image, person: Self.fineMask(of: drawing), quality: .fine, hints: drawing.hints)
    #expect(!fine.background.isPlain)
    #expect(fine.method == .closedForm)
    #expect(fine.audit.certainty < 0.5)
    #expect(drawing.error(of: fine) < 0.5 * drawing.error(of: rough))
    #expect(drawing.error(of: fine) < 0.004)
  }

  @Test("the pattern's colours are gone from half-covered pixels")
  func colors() {
    let drawing = Self.patterned().drawn()
    let matte = Matte(
      image: drawing.image, person: Self.fineMask(of: drawing), quality: .fine, hints: drawing.hints)
    var (left, made, count) = (0.0, 0.0, 0.0)
    for i in drawing.alpha.indices where drawing.alpha[i] > 0.3 && drawing.alpha[i] < 0.7 {
      let color = matte.foreground[i % drawing.image.width, i / drawing.image.width]
      let found = SIMD3(Double(color.red), Double(color.green), Double(color.blue))
      let mixed = drawing.image[i % drawing.image.width, i / drawing.image.width]
      let before = SIMD3(Double(mixed.red), Double(mixed.green), Double(mixed.blue))
      func distance(_ a: SIMD3<Double>) -> Double {
        let d = a - drawing.foreground[i]
        return (d * d).sum().squareRoot()
      }
      made += distance(found)
      left += distance(before)
      count += 1
    }
    #expect(count > 200)
    #expect(made < 0.6 * left)
  }

  @Test("before a plain wall colour still finds the edge of a fine mask")
  func plain() {
    let drawing = DrawnPortrait().drawn()
    let matte = Matte(
      image: drawing.image, person: Self.fineMask(of: drawing), quality: .fine, hints: drawing.hints)
    #expect(matte.method == .knownBackground)
    #expect(drawing.error(of: matte) < 0.004)
  }

  /// A slit of the wall runs into the chest, as between arm and waist; the mask takes it for the person.
  private static func slit(_ wall: SIMD3<Double>) -> (drawing: DrawnPortrait.Drawing, slit: [Int]) {
    var portrait = DrawnPortrait()
    portrait.wall = { _, _ in wall }
    var drawing = portrait.drawn()
    let columns = 160..<168
    var pixels: [Int] = []
    for y in 225..<drawing.image.height {
      for x in columns {
        let i = y * drawing.image.width + x
        for c in 0..<3 { drawing.image.samples[i * 3 + c] = UInt8(wall[c]) }
        drawing.person.values[i] = 1
        drawing.alpha[i] = 0
        pixels.append(i)
      }
    }
    // It reaches the wall above the shoulder.
    for y in 180..<225 {
      for x in columns {
        let i = y * drawing.image.width + x
        for c in 0..<3 { drawing.image.samples[i * 3 + c] = UInt8(wall[c]) }
        drawing.alpha[i] = 0
      }
    }
    return (drawing, pixels)
  }

  @Test("a gap that hangs together with a coloured wall opens however deep it lies")
  func gap() {
    let (drawing, slit) = Self.slit(SIMD3(67, 142, 219))
    let matte = drawing.matte()
    let opened = slit.filter { matte.alpha.samples[$0] < 30 }.count
    #expect(opened * 10 > slit.count * 8)
  }

  @Test("clothes of the wall's colour stay whole")
  func clothes() {
    var portrait = DrawnPortrait()
    portrait.wall = { _, _ in SIMD3(67, 142, 219) }
    portrait.shirt = SIMD3(67, 142, 219)
    let drawing = portrait.drawn()
    let matte = drawing.matte()
    var eaten = 0
    for y in 240..<drawing.image.height {
      for x in 90..<150 where matte.alpha.samples[y * drawing.image.width + x] < 128 { eaten += 1 }
    }
    #expect(eaten == 0)
  }
}
