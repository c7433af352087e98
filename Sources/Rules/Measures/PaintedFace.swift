import Localization
internal import Portrait
internal import Raster

/// Colours that no skin, lips or beard have, from under the eyes, where glasses are, to the chin: lines, letters, stamps and
/// stickers laid over a face. Black, white and what skin shines through are not told by it.
struct PaintedFace: SceneMeasure {
  /// Places across an inter-eye distance.
  private static let density = 60.0
  /// Rows from the eyes (0) to the chin (1), and half the width there as a share of the face's.
  private static let outline: [(row: Double, halfWidth: Double)] = [
    (0.22, 0.39), (0.5, 0.38), (0.7, 0.33), (0.85, 0.25), (0.95, 0.15),
  ]
  /// Half the size of the mouth with a rim of skin that lipstick may reach, in half widths of the mouth; in it whatever is redder
  /// than skin is the lips'.
  private static let mouth = (across: 1.2, down: 0.75)
  /// Widths and heights of a face that is seen from the front, in inter-eye distances: others are no face's.
  private static let possible = 0.5...5.0
  // Chosen on free portraits and on what was drawn on one of them.
  /// Distance in a* and b* alone from the face's own median colour.
  private static let foreign = 36.0
  /// C* below which a colour is grey: teeth, glints and beards are.
  private static let gray = 20.0
  /// b* from which on a red is no violet.
  private static let violet = -15.0
  /// L* from which on a colour has a hue that can be told.
  private static let dark = 15.0
  /// In percent: a smaller piece is nothing. Of 675 portraits (East Asian, dark and light skin, beards, lipstick) the largest piece
  /// within a face has 0.21; letters and lines drawn over a cheek or the mouth have 0.4 and more.
  static let least = 0.3

  private static let isCutOff = Unassessable(
    LocalizedText(zh: "脸部不完整，无法判断", en: "The face is not whole, so this can't be judged"))

  /// The largest piece, in percent of what was looked at.
  let percent: Double

  init(_ scene: Scene) throws(Unassessable) {
    let grid = try Grid(scene)
    var colors: [Lab?] = []
    var (a, b): ([Double], [Double]) = ([], [])
    for i in 0..<grid.width * grid.height {
      let p = grid.place(i)
      let place = grid.frame.point(p.x, p.y)
      let color =
        grid.isFace(p) && scene.isPerson(at: place) ? scene.image.color(at: place).map { Lab($0) } : nil
      colors.append(color)
      guard let color, !grid.isMouth(p) else { continue }
      a.append(color.a)
      b.append(color.b)
    }
    guard let skin = Percentile.median(a).flatMap({ a in Percentile.median(b).map { (a: a, b: $0) } }) else {
      throw Self.isCutOff
    }
    var isForeign = colors.indices.map { i in
      guard let color = colors[i], color.l > Self.dark else { return false }
      let (da, db) = (color.a - skin.a, color.b - skin.b)
      let chroma = color.a * color.a + color.b * color.b
      guard da * da + db * db > Self.foreign * Self.foreign, chroma > Self.gray * Self.gray else {
        return false
      }
      return !(da > 0 && color.b > Self.violet && grid.isMouth(grid.place(i)))
    }
    var largest = 0
    var fill = FloodFill(width: grid.width, height: grid.height, connectivity: .eight)
    for start in isForeign.indices where isForeign[start] {
      var count = 1
      isForeign[start] = false
      fill.run(from: start) { i in
        guard isForeign[i] else { return false }
        isForeign[i] = false
        count += 1
        return true
      }
      largest = max(largest, count)
    }
    percent = 100 * Double(largest) / Double(max(1, colors.count { $0 != nil }))
  }

  /// Places on the face, in inter-eye distances.
  private struct Grid {
    let frame: FaceFrame
    let width: Int
    let height: Int
    private let faceWidth: Double
    private let chin: Double
    private let halfMouth: Double

    init(_ scene: Scene) throws(Unassessable) {
      let face = try scene.uprightFace()
      frame = try FaceFrame(face)
      let eyes = frame.interEyeDistance
      faceWidth = face.rightCheek.distance(to: face.leftCheek) / eyes
      halfMouth = face.mouthRight.distance(to: face.mouthLeft) / 2 / eyes
      chin = frame.coordinates(of: face.chin).y
      guard PaintedFace.possible.contains(faceWidth), PaintedFace.possible.contains(chin) else {
        throw PaintedFace.isCutOff
      }
      width = Int(faceWidth * PaintedFace.density)
      height = Int(chin * PaintedFace.density)
    }

    func place(_ i: Int) -> Point {
      Point(
        x: (Double(i % width) + 0.5) / PaintedFace.density - faceWidth / 2,
        y: (Double(i / width) + 0.5) / PaintedFace.density)
    }

    func isFace(_ p: Point) -> Bool {
      let row = p.y / chin
      let outline = PaintedFace.outline
      guard let lower = outline.firstIndex(where: { $0.row >= row }), lower > 0 else { return false }
      let (top, bottom) = (outline[lower - 1], outline[lower])
      let share = (row - top.row) / (bottom.row - top.row)
      return abs(p.x) <= faceWidth * (top.halfWidth + share * (bottom.halfWidth - top.halfWidth))
    }

    func isMouth(_ p: Point) -> Bool {
      let x = p.x / (PaintedFace.mouth.across * halfMouth)
      let y = (p.y - frame.mouth) / (PaintedFace.mouth.down * halfMouth)
      return x * x + y * y <= 1
    }
  }
}

extension Scene {
  /// 0…255, of the matte: from this on a pixel is the person's alone.
  private static let person: UInt8 = 250

  /// False beside a head that is turned; true everywhere without a matte.
  fileprivate func isPerson(at p: Point) -> Bool {
    guard let alpha = evidence.alpha else { return true }
    guard p.x >= 0, p.y >= 0, p.x < Double(alpha.width), p.y < Double(alpha.height) else { return false }
    return alpha[Int(p.x), Int(p.y)] >= Scene.person
  }
}
