import Portrait
import Raster
import Testing

@testable import Rules

@Suite struct CropOverhangTests {
  private static let output = Size(width: 48, height: 64)

  /// A person who fills the given columns from row 20 down.
  private static func person(_ columns: Range<Int>) -> GrayImage {
    var alpha = GrayImage(width: output.width, height: output.height)
    for y in 20..<output.height {
      for x in columns { alpha[x, y] = 255 }
    }
    return alpha
  }

  @Test func insideThePhotoNothingIsCut() {
    let crop = Crop(scale: 0.5, x: 10, y: 10, output: Self.output)
    #expect(
      CropOverhang(of: crop, source: Size(width: 200, height: 200), alpha: Self.person(0..<48))
        == CropOverhang())
  }

  @Test func theBodyIsCutAtTheBottom() {
    let crop = Crop(scale: 0.5, x: 10, y: 10, output: Self.output)
    let overhang = CropOverhang(of: crop, source: Size(width: 200, height: 120), alpha: Self.person(10..<38))
    #expect(overhang == CropOverhang(bottom: 9, cutsBody: [.bottom]))
  }

  @Test func backgroundBesideThePersonMayBeExtended() {
    let crop = Crop(scale: 0.5, x: -20, y: -10, output: Self.output)
    let overhang = CropOverhang(of: crop, source: Size(width: 66, height: 300), alpha: Self.person(16..<34))
    #expect(overhang == CropOverhang(left: 10, top: 5, right: 5, cutsBody: []))
  }

  @Test func anArmAtTheEdgeOfThePhotoIsCut() {
    let crop = Crop(scale: 0.5, x: -20, y: 0, output: Self.output)
    let overhang = CropOverhang(of: crop, source: Size(width: 300, height: 300), alpha: Self.person(10..<38))
    #expect(overhang.cutsBody == [.left])
  }

  @Test func withoutAMatteOnlyTheReachIsKnown() {
    let crop = Crop(scale: 1, x: 0, y: -7, output: Self.output)
    let overhang = CropOverhang(of: crop, source: Size(width: 48, height: 57), alpha: nil)
    #expect(overhang == CropOverhang(top: 7))
  }

  /// Two lines at a photo's edge are mixed with what lies beyond.
  @Test func whatLiesInThePhotoIsKnown() {
    let inside = CropOverhang(left: 10, top: 5.5, bottom: 9).inside(of: Self.output)
    #expect(inside.columns == 12..<48 && inside.rows == 8..<53)
    let none = CropOverhang(left: 90).inside(of: Self.output)
    #expect(none.columns.isEmpty && none.rows == 0..<64)
  }
}
