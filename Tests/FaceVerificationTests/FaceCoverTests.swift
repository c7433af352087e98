import Testing

@testable import FaceVerification

@Suite("What covers an aligned face")
struct FaceCoverTests {
  private typealias Color = (Float, Float, Float)

  /// A face of one colour with other colours over it, each over columns and rows of the aligned square.
  private func face(_ skin: Color, _ parts: [(x: Range<Int>, y: Range<Int>, color: Color)] = []) -> FaceCover
  {
    let side = FaceTemplate.side
    var pixels: [Float] = []
    for y in 0..<side {
      for x in 0..<side {
        let color = parts.last { $0.x.contains(x) && $0.y.contains(y) }?.color ?? skin
        pixels += [color.0, color.1, color.2]
      }
    }
    return FaceCover(pixels)
  }

  private static let skins: [(Float, Float, Float)] = [
    (225, 185, 165), (190, 140, 110), (95, 65, 50), (50, 35, 28),
  ]

  @Test("nothing over bare skin, deep-set eyes, a beard or a fringe", arguments: 0..<skins.count)
  func bare(_ index: Int) {
    let skin = Self.skins[index]
    #expect(!face(skin).isCovered)
    let deep: Color = (skin.0 * 0.4, skin.1 * 0.4, skin.2 * 0.4)
    #expect(!face(skin, [(20..<92, 42..<64, deep)]).isCovered)
    #expect(!face(skin, [(20..<92, 0..<44, (20, 18, 18))]).isCovered)
    #expect(!face(skin, [(20..<92, 86..<112, (40, 36, 34))]).isCovered)
  }

  @Test("lenses before both eyes, not before one", arguments: 0..<skins.count - 1)
  func lenses(_ index: Int) {
    let skin = Self.skins[index]
    #expect(face(skin, [(24..<50, 44..<60, (8, 8, 9)), (62..<88, 44..<60, (8, 8, 9))]).isCovered)
    #expect(!face(skin, [(24..<50, 44..<60, (8, 8, 9))]).isCovered)
  }

  @Test("a blue, white or green mask over mouth and nose", arguments: 0..<skins.count)
  func masks(_ index: Int) {
    for mask: Color in [(120, 160, 210), (235, 238, 242), (90, 160, 130)] {
      #expect(face(Self.skins[index], [(16..<96, 66..<112, mask)]).isCovered)
    }
  }
}
