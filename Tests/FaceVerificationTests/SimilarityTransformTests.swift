import Foundation
import Raster
import Testing

@testable import FaceVerification

@Suite("The similarity that carries one set of points onto another")
struct SimilarityTransformTests {
  private static let points = FaceTemplate.points

  private func squares(_ map: (Point) -> Point, to target: [Point]) -> Double {
    zip(Self.points, target).reduce(0) { sum, pair in
      let d = map(pair.0) - pair.1
      return sum + d.x * d.x + d.y * d.y
    }
  }

  @Test("is found again, and its inverse leads back", arguments: [-170.0, -30, 0, 7, 90])
  func recovers(_ degrees: Double) throws {
    let (c, s) = (3.5 * cos(degrees * .pi / 180), 3.5 * sin(degrees * .pi / 180))
    let target = Self.points.map { Point(x: c * $0.x - s * $0.y + 400, y: s * $0.x + c * $0.y - 20) }
    let map = try #require(SimilarityTransform(from: Self.points, to: target))
    #expect(squares(map.callAsFunction, to: target) < 1e-18)
    for point in Self.points { #expect(map.inverse(map(point)).distance(to: point) < 1e-9) }
  }

  @Test("no other turn, scale or shift comes nearer to points that no similarity fits")
  func isLeast() throws {
    let target = Self.points.enumerated().map { i, p in
      Point(x: 2 * p.x + [3, -2, 5, 0, -4][i], y: 2 * p.y + [-1, 4, 0, 2, -3][i])
    }
    let map = try #require(SimilarityTransform(from: Self.points, to: target))
    let least = squares(map.callAsFunction, to: target)
    for step in [1e-3, 1e-2, 1] {
      for change in [
        Point(x: step, y: 0), Point(x: -step, y: 0), Point(x: 0, y: step), Point(x: 0, y: -step),
      ] {
        var (turned, shifted) = (map, map)
        turned.turn = turned.turn + change
        shifted.shift = shifted.shift + change
        #expect(squares(turned.callAsFunction, to: target) > least)
        #expect(squares(shifted.callAsFunction, to: target) > least)
      }
    }
  }

  @Test("is missing where points are too few, unequal in number or all in one place")
  func degenerate() {
    let one = Point(x: 5, y: 5)
    #expect(SimilarityTransform(from: [one], to: [one]) == nil)
    #expect(SimilarityTransform(from: Self.points, to: [one, one]) == nil)
    #expect(SimilarityTransform(from: [one, one, one], to: Array(Self.points.prefix(3))) == nil)
    #expect(SimilarityTransform(from: Array(Self.points.prefix(3)), to: [one, one, one]) == nil)
    #expect(SimilarityTransform(from: [one, Point(x: .nan, y: 0)], to: [one, one]) == nil)
  }
}
