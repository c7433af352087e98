import Raster
import Testing

@Suite struct FittingTests {
  @Test("the long side comes to the limit, the other in proportion; small pictures stay")
  func longSide() {
    #expect(Size(width: 4000, height: 3000).fitted(longSide: 1000) == Size(width: 1000, height: 750))
    #expect(Size(width: 3000, height: 4001).fitted(longSide: 1000) == Size(width: 750, height: 1000))
    #expect(Size(width: 300, height: 200).fitted(longSide: 1000) == Size(width: 300, height: 200))
    #expect(Size(width: 9000, height: 2).fitted(longSide: 100) == Size(width: 100, height: 1))
    #expect(Size(width: 30, height: 20).fitted(longSide: 0) == Size(width: 1, height: 1))
  }

  @Test("a box is filled on one side at least and overstepped on none")
  func box() {
    for size in [(640, 480), (480, 640), (1000, 10), (7, 999), (20, 20)].map({
      Size(width: $0.0, height: $0.1)
    }) {
      let box = Size(width: 160, height: 80)
      let fitted = size.fitted(within: box)
      #expect(fitted.width <= box.width && fitted.height <= box.height)
      let isSmall = size.width <= box.width && size.height <= box.height
      #expect(isSmall ? fitted == size : fitted.width == box.width || fitted.height == box.height)
    }
  }

  @Test("a crop in a mask's cells covers the same part of the photo")
  func grid() {
    let window = Rect(x: 100, y: 50, width: 400, height: 200)
    #expect(
      window.inGrid(Size(width: 64, height: 32), over: window) == Rect(x: 0, y: 0, width: 64, height: 32))
    let crop = Rect(x: 50, y: 100, width: 200, height: 100)
    #expect(
      crop.inGrid(Size(width: 40, height: 20), over: window) == Rect(x: -5, y: 5, width: 20, height: 10))
    #expect(Size(width: 3, height: 5).bounds == Rect(x: 0, y: 0, width: 3, height: 5))
    #expect(crop.scaled(x: 2, y: 0.5) == Rect(x: 100, y: 50, width: 400, height: 50))
  }
}
