public import Portrait
public import Raster

/// How far a crop's window reaches outside the source photo, in finished pixels; 0 where it stays inside.
public struct CropOverhang: Sendable, Codable, Hashable {
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double
  /// Sides on which the person runs out of the source photo inside the window, so that a straight cut would show.
  public var cutsBody: Set<FaceAnalysis.Side>

  public init(
    left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0,
    cutsBody: Set<FaceAnalysis.Side> = []
  ) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
    self.cutsBody = cutsBody
  }

  /// In finished pixels along the photo's edge: a shorter cut is not seen.
  public static let visibleCut = 8
  /// Lines from the photo's edge to the first that lies wholly inside it: a matte is soft at the very edge.
  private static let softEdge = 2
  /// Of 255: from here on a pixel is the person's rather than the background's.
  private static let halfCovered: UInt8 = 128

  /// The body goes on where the photo does not: shoulders-in-frame fails.
  var endsBeforeShoulders: Bool { !cutsBody.isDisjoint(with: [.left, .right, .bottom]) }

  /// Columns and rows of a finished picture that lie wholly in the photo.
  func inside(of size: Size) -> (columns: Range<Int>, rows: Range<Int>) {
    func span(_ first: Double, _ last: Double, of length: Int) -> Range<Int> {
      func lines(_ reach: Double) -> Int {
        reach > 0 ? Int(min(Double(length), reach.rounded(.up))) + CropOverhang.softEdge : 0
      }
      let start = min(lines(first), length)
      return start..<max(start, length - lines(last))
    }
    return (span(left, right, of: size.width), span(top, bottom, of: size.height))
  }

  /// - Parameters:
  ///   - source: upright size of the source photo.
  ///   - alpha: the person's matte in finished pixels; without it no cut can be seen.
  ///   - visibleCut: shortest cut, in finished pixels along the photo's edge, that counts.
  public init(of crop: Crop, source: Size, alpha: GrayImage?, visibleCut: Int = CropOverhang.visibleCut) {
    let window = crop.window
    self.init(
      left: max(0, -window.x * crop.scale), top: max(0, -window.y * crop.scale),
      right: max(0, (window.maxX - Double(source.width)) * crop.scale),
      bottom: max(0, (window.maxY - Double(source.height)) * crop.scale))
    guard let alpha else { return }
    let inset = CropOverhang.softEdge
    let column = (
      left: Int(left.rounded(.up)) + inset, right: alpha.width - 1 - Int(right.rounded(.up)) - inset
    )
    let row = (
      top: Int(top.rounded(.up)) + inset, bottom: alpha.height - 1 - Int(bottom.rounded(.up)) - inset
    )
    func person(x: Int, y: Int) -> Bool {
      x >= 0 && y >= 0 && x < alpha.width && y < alpha.height && alpha[x, y] >= CropOverhang.halfCovered
    }
    func rows(at x: Int) -> Int { (0..<alpha.height).count { person(x: x, y: $0) } }
    func columns(at y: Int) -> Int { (0..<alpha.width).count { person(x: $0, y: y) } }
    if left >= 1, rows(at: column.left) >= visibleCut { cutsBody.insert(.left) }
    if right >= 1, rows(at: column.right) >= visibleCut { cutsBody.insert(.right) }
    if top >= 1, columns(at: row.top) >= visibleCut { cutsBody.insert(.top) }
    if bottom >= 1, columns(at: row.bottom) >= visibleCut { cutsBody.insert(.bottom) }
  }
}
