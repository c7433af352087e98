import Portrait
import Raster
import Testing

@testable import Rules

@Suite struct RegionTests {
  private static let evidence = Sketch().evidence
  private static let frame = Rect(x: 0, y: 0, width: 480, height: 640)

  private static func contains(_ areas: [Rect], _ p: Point) -> Bool {
    areas.contains { p.x >= $0.x && p.x <= $0.maxX && p.y >= $0.y && p.y <= $0.maxY }
  }

  @Test func areasHoldWhatTheyAreNamedAfter() throws {
    let face = try #require(Self.evidence.faces.first)
    let crown = try #require(face.crown)
    let places: [(Region, [Point])] = [
      (.eyes, [face.leftEye, face.rightEye]), (.mouth, [.midpoint(face.mouthLeft, face.mouthRight)]),
      (.brows, [face.mesh[105], face.mesh[334]]), (.ears, [face.leftCheek, face.rightCheek]),
      (.crown, [crown]), (.face, [face.noseTip]), (.head, [crown, face.noseTip]),
      (.neck, [Point(x: face.centerX, y: face.chin.y + 10)]),
      (.clothes, [Point(x: 240, y: 630)]), (.background, [Point(x: 5, y: 5), Point(x: 475, y: 5)]),
      (.outline, [crown]), (.picture, [Point(x: 479, y: 639)]),
      (
        .shoulders,
        [face.leftShoulder, face.rightShoulder].compactMap { $0 }.map {
          Point(x: min(480, max(0, $0.x)), y: $0.y)
        }
      ),
    ]
    for (region, points) in places {
      let areas = region.areas(of: [face], in: Self.frame)
      for point in points { #expect(Self.contains(areas, point), "\(region) \(point) \(areas)") }
    }
    #expect(!Self.contains(Region.background.areas(of: [face], in: Self.frame), face.noseTip))
  }

  @Test(arguments: Region.allCases) func areasAreNeverInsideOut(_ region: Region) {
    var face = Self.evidence.faces[0]
    let frames = [
      Self.frame, Rect(x: 300, y: 500, width: 50, height: 20), Rect(x: 0, y: 0, width: 0, height: 0),
    ]
    for frame in frames {
      for crown in [face.crown, nil, Point(x: 0, y: 900)] {
        face.crown = crown
        for area in region.areas(of: [face], in: frame) { #expect(area.width >= 0 && area.height >= 0) }
      }
    }
  }

  @Test func withoutAFaceOnlyThePictureIsAPlace() {
    for region in Region.allCases {
      let isPlace = region == .picture || region == .people
      #expect(region.areas(of: [], in: Self.frame) == (isPlace ? [Self.frame] : []))
    }
  }

  @Test func everyFaceIsMarkedWhereThereAreSeveral() {
    let face = Self.evidence.faces[0]
    #expect(Region.people.areas(of: [face, face], in: Self.frame).count == 2)
  }
}
