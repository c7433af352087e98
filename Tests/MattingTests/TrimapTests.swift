import Raster
import Support
import Testing

@testable import Matting

@Suite("Trimaps of drawn portraits beside the truth")
struct TrimapTests {
  private struct Cut {
    let drawing: DrawnPortrait.Drawing
    let cells: CellStatistics
    let wall: WallModel
    let trimap: Trimap

    init(_ portrait: DrawnPortrait, colorDecides: Bool = true) {
      drawing = portrait.drawn()
      cells = CellStatistics(image: drawing.image, person: drawing.person)
      wall = WallModel(cells: cells, headHeight: drawing.hints.headHeight)
      trimap = Trimap(
        image: drawing.image, person: drawing.person, quality: .rough, hints: drawing.hints, cells: cells,
        wall: wall, colorDecides: colorDecides)
    }

    /// Of the pixels with this label, the share whose alpha lies within `truth`.
    func share(of label: UInt8, within truth: ClosedRange<Double>) -> Double {
      let labelled = drawing.alpha.indices.filter { trimap.labels[$0] == label }
      return Double(labelled.count { truth.contains(drawing.alpha[$0]) }) / Double(labelled.count)
    }
  }

  private static var blue: DrawnPortrait { DrawnPortrait(wall: { _, _ in SIMD3(67, 142, 219) }) }

  @Test("what is certain is so, and what is mixed is open")
  func truth() {
    let cut = Cut(Self.blue)
    #expect(cut.share(of: Trimap.background, within: 0...0.1) > 0.999)
    #expect(cut.share(of: Trimap.foreground, within: 0.9...1) > 0.99)
    let mixed = cut.drawing.alpha.indices.filter { (0.2...0.8).contains(cut.drawing.alpha[$0]) }
    #expect(mixed.count > 400)
    #expect(Double(mixed.count { cut.trimap.labels[$0] == Trimap.unknown }) > 0.9 * Double(mixed.count))
    #expect(Double(cut.trimap.unknownPixels().count) < 0.1 * Double(cut.drawing.alpha.count))
  }

  @Test("where colour may not decide, the rim of the mask is open")
  func maskAlone() {
    let cut = Cut(Self.blue, colorDecides: false)
    #expect(!cut.trimap.decided.contains(true))
    let head = cut.drawing.hints.headHeight
    let outside = CellField(
      width: cut.cells.width, height: cut.cells.height, values: cut.cells.outside)
    let unknown = cut.trimap.unknownPixels()
    #expect(unknown.count > 500)
    for i in unknown { #expect(abs(outside[i % 240, i / 240]) <= 0.04 * head) }
  }

  @Test("lists, alphas and depths are those of the labels")
  func labels() {
    let trimap = Cut(Self.blue).trimap
    #expect(trimap.unknownPixels() == trimap.labels.indices.filter { trimap.labels[$0] == Trimap.unknown })
    #expect(trimap.certainAlpha() == trimap.labels.map { $0 == Trimap.foreground ? 1 : 0 })
    let uniform = UniformCells(trimap)
    for y in 0..<80 {
      for x in 0..<60 {
        let pixels = (0..<16).map { trimap.labels[(y * 4 + $0 / 4) * 240 + x * 4 + $0 % 4] }
        let isUniform = Set(pixels).count == 1
        #expect(uniform[y * 60 + x] == (isUniform ? pixels[0] : nil))
        let around = [(x, y), (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)].filter {
          (0..<60).contains($0.0) && (0..<80).contains($0.1)
        }
        let isInside = around.allSatisfy { uniform[$0.1 * 60 + $0.0] == Trimap.background }
        #expect(uniform.isInside(y * 60 + x, Trimap.background) == isInside)
      }
    }
    let background = trimap.labels.indices.filter { trimap.labels[$0] == Trimap.background }
    for i in trimap.labels.indices where i % 997 == 0 {
      let nearest =
        background.map { b -> Double in
          let (dx, dy) = (Double(b % 240 - i % 240), Double(b / 240 - i / 240))
          return (dx * dx + dy * dy).squareRoot()
        }.min() ?? 0
      // A chamfer distance is at most 8 % long; labels that were background first have come to be foreground since.
      #expect(Double(trimap.depth[i]) <= nearest * 1.083 + 1e-3)
    }
  }

  @Test("a spot of the wall's colour inside: a highlight before grey, not where the wall reaches it")
  func highlights() {
    let person = Plane(width: 40, height: 40, filledWith: 0.9)
    let cells = CellStatistics(image: RGBImage(width: 40, height: 40), person: person)
    var labels = [UInt8](repeating: Trimap.foreground, count: 1600)
    let enclosed = [410, 411, 450, 451]
    // A slit from the picture's upper edge, where the mask is sure of the wall.
    let slit = (0..<12).map { $0 * 40 + 30 }
    for i in enclosed + slit { labels[i] = Trimap.background }
    var mask = person
    mask.values[30] = 0.1
    let candidates = enclosed + slit.dropFirst()
    for isNeutral in [true, false] {
      var closed = labels
      Trimap.closeHighlights(
        &closed, candidates: candidates, person: mask, cells: cells,
        isNeutral: [Bool](repeating: isNeutral, count: 100))
      for i in enclosed { #expect(closed[i] == (isNeutral ? Trimap.foreground : Trimap.background)) }
      for i in slit { #expect(closed[i] == Trimap.background) }
    }
  }

  @Test("worth of an edge: contrast where colour decides, the mask's worth elsewhere")
  func certainty() {
    let cut = Cut(Self.blue)
    let edge = cut.trimap.unknownPixels()
    let found = EdgeCertainty(
      edge: edge, trimap: cut.trimap, cells: cut.cells, quality: .rough, isPlain: true)
    let worths = edge.map { i -> Double in
      let cell = i / 240 / 4 * 60 + i % 240 / 4
      let c = Double(cut.trimap.contrast[cell])
      return cut.trimap.decided[cell] ? c / (c + 2.5) : 0.25
    }
    #expect(abs(found.confidence - worths.reduce(0, +) / Double(edge.count)) < 1e-9)
    #expect(
      EdgeCertainty(edge: [], trimap: cut.trimap, cells: cut.cells, quality: .fine, isPlain: false).confidence
        == 1)
    let mask = Cut(Self.blue, colorDecides: false)
    for (quality, isPlain, worth) in [
      (PersonMaskQuality.rough, true, 0.25), (.fine, false, 0.4), (.fine, true, 0.7),
    ] {
      let certainty = EdgeCertainty(
        edge: mask.trimap.unknownPixels(), trimap: mask.trimap, cells: mask.cells, quality: quality,
        isPlain: isPlain)
      #expect(certainty.undecided == 1)
      #expect(abs(certainty.confidence - worth) < 1e-9)
    }
  }

  @Test("alpha before a known wall is the place between its colour and the person's")
  func knownBackground() {
    let cut = Cut(Self.blue)
    let drawing = cut.drawing
    var trimap = cut.trimap
    let known = KnownBackground(
      image: drawing.image, hints: drawing.hints, cells: cut.cells, wall: cut.wall, trimap: &trimap)
    for i in trimap.unknownPixels() {
      let (x, y) = (i % 240, i / 240)
      let (f, b, c) = (known.foreground[x, y], known.background[x, y], drawing.image.color(at: i))
      // Brute force: which of 1,001 mixtures is nearest.
      func miss(_ k: Int) -> Float { (f * (Float(k) / 1000) + b * (1 - Float(k) / 1000) - c).colorSquare }
      let best = (0...1000).min { miss($0) < miss($1) } ?? 0
      #expect(abs(known.position(of: i, in: drawing.image).alpha - Float(best) / 1000) < 0.002)
    }
  }

  @Test("parts of a mask that do not hang together with the head are nobody's")
  func headComponent() {
    var mask = Plane(width: 40, height: 24)
    for y in 0..<24 { for x in 0..<12 { mask[x, y] = 0.9 } }
    for y in 8..<16 { for x in 24..<36 { mask[x, y] = 1.5 } }
    mask[38, 1] = .nan
    let hints = MattingHints(head: Rect(x: 2, y: 2, width: 6, height: 8), face: [])
    let kept = mask.belonging(to: hints, size: mask.size)
    for y in 0..<24 { for x in 0..<40 { #expect(kept[x, y] == (x < 12 ? 0.9 : 0)) } }
    // Without a head in the mask nothing is dropped.
    let elsewhere = MattingHints(head: Rect(x: 16, y: 18, width: 2, height: 2), face: [])
    #expect(mask.belonging(to: elsewhere, size: mask.size)[30, 10] == 1)
    #expect(mask.belonging(to: hints, size: Size(width: 2, height: 2)) == Plane(width: 2, height: 2))
  }
}
