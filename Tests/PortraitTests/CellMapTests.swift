import Raster
import Testing

@testable import Portrait

/// What is taken from a network's cells, beside sums written down cell by cell. Every value tells where it stands.
@Suite struct CellMapTests {
  private static let cells = CellMap(
    values: (0..<CellMap.count).map { i in
      let (cell, channel) = (i / CellMap.channels, i % CellMap.channels)
      return Float(channel * 1000 + cell / CellMap.side * 20 + cell % CellMap.side)
    })

  private func value(_ row: Double, _ column: Double, _ channel: Int = 0) -> Float {
    Float(Double(channel) * 1000 + row * 20 + column)
  }

  /// The square is 3.4 wide and has 14 columns: 1.1 and 0.08 lie in the twelfth.
  @Test func earsAreMirrorImages() {
    let left = Self.cells.ear(cheek: Point(x: 1.1, y: 0.4), isLeft: true)
    let right = Self.cells.ear(cheek: Point(x: -1.1, y: 0.4), isLeft: false)
    #expect(left.count == 1120 && right.count == 1120)
    #expect(left[0] == value(5, 12) && right[0] == value(5, 3))
    #expect(left[111] == value(5, 12, 111))
    for pair in 0..<3 {
      for (i, (outwards, inwards)) in zip([10.0, 11, 12], [3.0, 2, 1]).enumerated() {
        let at = 112 * (1 + 3 * pair + i)
        #expect(left[at] == value(Double(2 * pair) + 0.5, outwards))
        #expect(right[at + 7] == value(Double(2 * pair) + 0.5, inwards, 7))
      }
    }
  }

  @Test func aTurnedHeadsEarStaysInside() {
    #expect(Self.cells.ear(cheek: Point(x: 9, y: 0), isLeft: true)[112] == value(0.5, 11))
    #expect(Self.cells.ear(cheek: Point(x: -9, y: 0), isLeft: false)[112] == value(0.5, 2))
  }

  /// Under a chin at 1.8 begins the eighth row; 0.95 to either side of the middle are the columns from 3 to 10.
  @Test func theNeckIsWhatLiesUnderTheChin() {
    let neck = Self.cells.neck(chin: Point(x: 0, y: 1.8))
    #expect(neck.count == 560)
    #expect(neck[0] == value(13, 10))
    #expect(neck[112] == value(10, 6.5))
    #expect(neck[224] == value(7.5, 6.5) && neck[336] == value(9.5, 6.5) && neck[448] == value(12, 6.5))
  }

  @Test(arguments: [Point(x: .nan, y: .nan), Point(x: 1e9, y: 1e9), Point(x: -1e9, y: -1e9)])
  func placesFarOutsideAreNone(_ place: Point) {
    #expect(Self.cells.neck(chin: place).allSatisfy { $0.isFinite })
    #expect(Self.cells.ear(cheek: place, isLeft: true).allSatisfy { $0.isFinite })
    #expect(Self.cells.eye(place, isLeft: true).allSatisfy { $0.isFinite })
  }

  @Test func theSidesOfTheEyesAreFolded() {
    let eyes = Self.cells.eyes
    #expect(eyes.count == 672)
    // Columns 0 to 3 and 9 to 13, rows 0 to 3; then columns 4 to 8.
    #expect(eyes[0] == (value(1.5, 1.5) + value(1.5, 11)) / 2)
    #expect(eyes[336] == value(1.5, 6))
  }

  /// The square is 2.9 wide, its middle 0.1 under the eyes: an eye half a unit to the side stands between the fourth and the
  /// fifth column, or the ninth and the tenth, and between the sixth and the seventh row.
  @Test func eyesAreMirrorImages() {
    let right = Self.cells.eye(Point(x: -0.5, y: 0), isLeft: false)
    let left = Self.cells.eye(Point(x: 0.5, y: 0), isLeft: true)
    #expect(right.count == 560 && left.count == 560)
    #expect(right[0] == value(8, 6) && left[0] == value(8, 10))
    for (i, (row, outwards)) in [(5.5, true), (5.5, false), (7.5, true), (7.5, false)].enumerated() {
      let at = 112 * (1 + i)
      #expect(right[at + 7] == value(row, outwards ? 3.5 : 5.5, 7))
      #expect(left[at] == value(row, outwards ? 9.5 : 7.5))
    }
  }
}
