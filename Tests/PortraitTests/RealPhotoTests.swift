import Codecs
import Raster
import Support
import Testing

@testable import Portrait

@Suite(.enabled(if: Downloads.arePresent)) struct RealPhotoTests {
  private func analyzer() throws -> PortraitAnalyzer { PortraitAnalyzer(models: try Downloads.models()) }

  private func photo(_ name: String) throws -> RGBImage { try Downloads.analyzed(name).photo.image }

  struct Portrait: Sendable {
    var file: String
    var rightEye: Point
    var leftEye: Point
    var crown: Double
    var chin: Point
    /// Distance between eye centres over this many is the allowed error.
    var tolerance = 0.06
  }

  /// Read from the pictures by eye.
  static let portraits = [
    Portrait(
      file: "astronaut.png", rightEye: Point(x: 203, y: 101), leftEye: Point(x: 247, y: 103), crown: 16,
      chin: Point(x: 222, y: 178)),
    Portrait(
      file: "grace_hopper.jpg", rightEye: Point(x: 222, y: 191), leftEye: Point(x: 306, y: 188), crown: 25,
      chin: Point(x: 270, y: 335)),
  ]

  @Test(arguments: portraits)
  func `a portrait is found and measured`(portrait: Portrait) throws {
    let analysis = try Downloads.analyzed(portrait.file).analysis
    let face = try #require(analysis.faces.first)
    let distance = portrait.leftEye.distance(to: portrait.rightEye)
    #expect(analysis.faces.count == 1 && analysis.orientation == .upright)
    #expect(face.leftEye.distance(to: portrait.leftEye) < portrait.tolerance * distance)
    #expect(face.rightEye.distance(to: portrait.rightEye) < portrait.tolerance * distance)
    #expect(face.chin.distance(to: portrait.chin) < 0.15 * distance)
    #expect(abs(try #require(face.crown).y - portrait.crown) < 0.04 * (portrait.chin.y - portrait.crown))
    #expect(face.mesh.count == 478 && face.cutBy.isEmpty)
    #expect(abs(face.pose.yaw) < 8 && abs(face.pose.pitch) < 10)
    let mask = try #require(analysis.person)
    #expect(
      mask.window.intersection(Rect(x: 0, y: 0, width: 512, height: 600)).area > 0.99 * mask.window.area)
  }

  @Test func `a reduced picture gives the same places in source pixels`() throws {
    let image = try photo("grace_hopper.jpg")
    let analyzer = try analyzer()
    let whole = try #require(try analyzer.analyze(image, sourceSize: image.size).faces.first)
    let half = try #require(try analyzer.analyze(image.halved(), sourceSize: image.size).faces.first)
    let tolerance = 0.04 * whole.interEyeDistance
    #expect(whole.leftEye.distance(to: half.leftEye) < tolerance)
    #expect(whole.chin.distance(to: half.chin) < 2 * tolerance)
    #expect(abs(whole.pose.roll - half.pose.roll) < 2)
  }

  /// The picture turned clockwise by so many quarters.
  @Test(arguments: [(1, SceneOrientation.turnedRight), (2, .upsideDown), (3, .turnedLeft)])
  func `a lying picture is told, not turned`(quarters: Int, orientation: SceneOrientation) throws {
    var image = try photo("astronaut.png")
    let upright = try #require(Self.portraits.first).leftEye
    var eye = upright
    for _ in 0..<quarters {
      eye = Point(x: Double(image.height) - eye.y, y: eye.x)
      image = image.turnedClockwise()
    }
    let analysis = try analyzer().analyze(image, sourceSize: image.size)
    let face = try #require(analysis.faces.first)
    #expect(analysis.orientation == orientation && analysis.faces.count == 1)
    #expect(analysis.person == nil && face.crown == nil)
    #expect(face.leftEye.distance(to: eye) < 0.1 * face.interEyeDistance)
  }

  struct SmallFace: Sendable, CustomTestStringConvertible {
    var portrait: Portrait
    /// Distance between the eyes, in pixels of a photo of 12 megapixels: faces of 220 to 330 px.
    var eyes: Double
    var x: Double
    var y: Double
    var wall: RGB
    var quarters = 0

    var testDescription: String { "\(portrait.file) \(eyes) \(quarters)" }
  }

  static let smallFaces = portraits.flatMap { portrait in
    [100.0, 150].flatMap { eyes in
      [
        SmallFace(portrait: portrait, eyes: eyes, x: 1000, y: 2000, wall: RGB(172, 176, 174)),
        SmallFace(portrait: portrait, eyes: eyes, x: 2700, y: 1500, wall: RGB(240, 240, 240)),
        SmallFace(portrait: portrait, eyes: eyes, x: 600, y: 700, wall: RGB(60, 70, 60)),
        SmallFace(portrait: portrait, eyes: eyes, x: 1000, y: 1400, wall: RGB(172, 176, 174), quarters: 1),
      ]
    }
  }

  /// A portrait pasted into a photo of 12 megapixels.
  @Test(arguments: smallFaces)
  func `a small face in a large photo is found as it lies`(small: SmallFace) throws {
    var image = RGBImage(width: 4000, height: 3000, filledWith: small.wall)
    let portrait = try photo(small.portrait.file)
    let k = small.eyes / small.portrait.leftEye.distance(to: small.portrait.rightEye)
    let pasted = portrait.resized(
      width: Int(Double(portrait.width) * k), height: Int(Double(portrait.height) * k))
    for y in 0..<min(pasted.height, 3000 - Int(small.y)) {
      for x in 0..<min(pasted.width, 4000 - Int(small.x)) {
        image[Int(small.x) + x, Int(small.y) + y] = pasted[x, y]
      }
    }
    var eye = Point(x: small.x + small.portrait.leftEye.x * k, y: small.y + small.portrait.leftEye.y * k)
    for _ in 0..<small.quarters {
      eye = Point(x: Double(image.height) - eye.y, y: eye.x)
      image = image.turnedClockwise()
    }
    let analysis = try analyzer().analyze(image, sourceSize: image.size)
    #expect(analysis.faces.count == 1)
    #expect(analysis.orientation == (small.quarters == 0 ? .upright : .turnedRight))
    let found = try #require(analysis.faces.first)
    #expect(
      found.leftEye.distance(to: eye) < 0.15 * small.eyes, "\(found.leftEye) \(eye) \(found.confidence)")
  }

  @Test func `two people are two faces, the larger first`() throws {
    let (a, b) = (try photo("grace_hopper.jpg"), try photo("astronaut.png"))
    var both = RGBImage(width: 1024, height: 600)
    for y in 0..<600 {
      for x in 0..<512 {
        both[x + 512, y] = a[x, y]
        if y < 512 { both[x, y] = b[x, y] }
      }
    }
    let faces = try analyzer().analyze(both, sourceSize: both.size).faces
    #expect(faces.count == 2)
    #expect(try #require(faces.first).box.width > 1.5 * (try #require(faces.last)).box.width)
    #expect(try #require(faces.first).crown != nil)
  }

  @Test func `a head cut by the upper edge has no crown`() throws {
    let image = try photo("grace_hopper.jpg")
    let cut = image.resampled(window: Rect(x: 0, y: 90, width: 512, height: 510), width: 512, height: 510)
    let face = try #require(try analyzer().analyze(cut, sourceSize: cut.size).faces.first)
    #expect(face.crown == nil && face.cutBy == [.top])
  }

  @Test(arguments: [(1, 1), (3, 500), (64, 64), (600, 800)])
  func `a blank picture shows nobody`(width: Int, height: Int) throws {
    let blank = RGBImage(width: width, height: height, filledWith: RGB(200, 210, 220))
    let analysis = try analyzer().analyze(blank, sourceSize: blank.size)
    #expect(analysis.faces.isEmpty && analysis.person == nil)
  }

  @Test func `a file that is no network, or another one, is an error`() throws {
    #expect(throws: PortraitError.self) { try PortraitModels { _ in [1, 2, 3] } }
    let swapped = try PortraitModels { _ in try Downloads.network(PortraitModels.File.person.rawValue) }
    #expect(throws: PortraitError.self) {
      try PortraitAnalyzer(models: swapped).analyze(
        RGBImage(width: 200, height: 200), sourceSize: Size(width: 200, height: 200))
    }
  }
}

extension RGBImage {
  fileprivate func turnedClockwise() -> RGBImage {
    var turned = RGBImage(width: height, height: width)
    for y in 0..<height {
      for x in 0..<width { turned[height - 1 - y, x] = self[x, y] }
    }
    return turned
  }
}
