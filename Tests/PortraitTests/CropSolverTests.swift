import Raster
import Support
import Testing

@testable import Portrait

@Suite struct CropSolverTests {
  static let geometry = DrawnFace.geometry
  static let large = Size(width: 1200, height: 2000)

  /// Eye line below the crown and face width, in source pixels, for which a crop exists.
  static let heads: [(depth: Double, width: Double)] = [
    (345, 400), (300, 420), (450, 400), (200, 260), (520, 420), (160, 200), (345, 250), (260, 480),
  ]

  @Test(arguments: heads)
  func `a solved crop holds every bound`(depth: Double, width: Double) throws {
    let face = DrawnFace.face(crown: 200, eyes: 200 + depth, width: width)
    let solution = Crop.solve(face: face, person: nil, source: Self.large, geometry: Self.geometry)
    let crop = solution.crop
    #expect(solution.isSolved)
    let finished = face.mapped(by: crop)
    #expect(Self.geometry.crown.contains(try #require(finished.crown).y))
    #expect(Self.geometry.eyes.contains(finished.eyeLine))
    #expect(Self.geometry.faceWidth.contains(finished.faceWidth))
    #expect(abs(finished.centerX - 240) < 1e-6)
    #expect(crop.scale <= 1)
    #expect(crop.window.maxY <= Double(Self.large.height) + 1e-6)
  }

  @Test(arguments: heads, [2000.0, 900.0, 800.0])
  func `no crop of a fine grid has a wider margin`(head: (depth: Double, width: Double), height: Double) {
    let face = DrawnFace.face(crown: 200, eyes: 200 + head.depth, width: head.width)
    let source = Size(width: 1200, height: Int(height))
    func margin(_ scale: Double, _ row: Double) -> Double {
      guard row + (height - 200) * scale >= 640 else { return -1 }
      let eyes = Self.geometry.eyes
      let line = row + head.depth * scale
      let room = min(line - eyes.lowerBound, eyes.upperBound - line)
      return min(
        Self.geometry.crown.margin(of: row), Self.geometry.faceWidth.margin(of: head.width * scale),
        room / (50 * CropSolver.eyeShare))
    }
    var best = -1.0
    for scale in stride(from: 0.2, through: 1, by: 0.002) {
      for row in stride(from: 50.0, through: 110, by: 0.5) { best = max(best, margin(scale, row)) }
    }
    let solution = Crop.solve(face: face, person: nil, source: source, geometry: Self.geometry)
    let crop = solution.crop
    if solution.isSolved {
      #expect(margin(crop.scale, (200 - crop.y) * crop.scale) > best - 1e-6)
    } else {
      #expect(best < 0.02)
    }
  }

  @Test func `a face too small for the frame is not enlarged`() {
    let face = DrawnFace.face(crown: 100, eyes: 200, width: 90)
    let solution = Crop.solve(face: face, person: nil, source: Self.large, geometry: Self.geometry)
    #expect(solution.crop.scale == 1)
    #expect(!solution.isSolved)
  }

  @Test func `where hair is too high for the face, eyes and width still hold`() throws {
    let face = DrawnFace.face(crown: 200, eyes: 900, width: 400)
    let solution = Crop.solve(face: face, person: nil, source: Self.large, geometry: Self.geometry)
    let finished = face.mapped(by: solution.crop)
    #expect(!solution.isSolved)
    #expect(!Self.geometry.crown.contains(try #require(finished.crown).y))
    #expect(Self.geometry.eyes.contains(finished.eyeLine))
    #expect(Self.geometry.faceWidth.contains(finished.faceWidth))
  }

  @Test func `with an unknown crown eyes and width hold`() {
    let face = DrawnFace.face(crown: nil, eyes: 300, width: 400)
    let solution = Crop.solve(face: face, person: nil, source: Self.large, geometry: Self.geometry)
    let finished = face.mapped(by: solution.crop)
    #expect(!solution.isSolved)
    #expect(Self.geometry.eyes.contains(finished.eyeLine))
    #expect(Self.geometry.faceWidth.contains(finished.faceWidth))
  }

  @Test func `a photo that ends below the chin gives way before the head does`() throws {
    let face = DrawnFace.face()
    let source = Size(width: 1200, height: 900)
    let solution = Crop.solve(face: face, person: nil, source: source, geometry: Self.geometry)
    let finished = face.mapped(by: solution.crop)
    #expect(!solution.isSolved && solution.crop.window.maxY > 901)
    #expect(Self.geometry.crown.contains(try #require(finished.crown).y))
    #expect(Self.geometry.eyes.contains(finished.eyeLine))
    #expect(Self.geometry.faceWidth.contains(finished.faceWidth))
  }

  /// The photo's sides and where the middle of the face is; whether a crop is there that cuts no shoulder.
  @Test(arguments: [
    (width: 1000.0, center: 500.0, solved: true), (700, 350, true), (1000, 380, true), (1000, 620, true),
    (1000, 230, false), (560, 280, false),
  ])
  func `the window stays where the body is`(width: Double, center: Double, solved: Bool) {
    let face = DrawnFace.face(center: center)
    let source = Size(width: Int(width), height: 2000)
    let person = DrawnFace.mask(window: Rect(x: 0, y: 0, width: width, height: 1800)) {
      DrawnFace.bust($0, center: center)
    }
    let solution = Crop.solve(face: face, person: person, source: source, geometry: Self.geometry)
    let window = solution.crop.window
    if solved {
      #expect(solution.isSolved)
      #expect(window.x > -1 && window.maxX < width + 1)
      #expect(abs(face.mapped(by: solution.crop).centerX - 240) <= 12)
    } else {
      #expect(!solution.isSolved)
      #expect(window.x < -0.5 || window.maxX > width + 0.5)
    }
  }

  @Test func `the backdrop may reach past the photo beside and above the person`() {
    let face = DrawnFace.face(center: 350, crown: 20, eyes: 365)
    let source = Size(width: 700, height: 2000)
    let person = DrawnFace.mask(window: Rect(x: 0, y: 0, width: 700, height: 1800)) {
      abs($0.x - 350) < 200
    }
    let solution = Crop.solve(face: face, person: person, source: source, geometry: Self.geometry)
    #expect(solution.isSolved)
    #expect(solution.crop.window.x < -10 && solution.crop.window.y < -10)
  }

  @Test func `a crop maps its window onto the frame`() {
    let crop = Crop(scale: 0.5, x: 100, y: -40, output: Size(width: 480, height: 640))
    #expect(crop.window == Rect(x: 100, y: -40, width: 960, height: 1280))
    #expect(crop(Point(x: 100, y: -40)) == Point(x: 0, y: 0))
    #expect(crop(Point(x: 1060, y: 1240)) == Point(x: 480, y: 640))
  }
}
