import Raster
import Testing

@Suite("Regions beside brute force")
struct RegionTests {
  /// Labels by relabelling until nothing changes: each sample takes the least label of its like neighbours.
  private static func components(_ isSet: [Bool], _ width: Int, _ height: Int, corners: Bool) -> [Int] {
    var labels = Array(isSet.indices)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for i in isSet.indices where isSet[i] {
        for j in isSet.indices where isSet[j] {
          let (dx, dy) = (abs(i % width - j % width), abs(i / width - j / width))
          guard corners ? max(dx, dy) == 1 : dx + dy == 1, labels[j] < labels[i] else { continue }
          labels[i] = labels[j]
          hasChanged = true
        }
      }
    }
    return labels
  }

  @Test("a fill takes exactly what hangs together", arguments: [(1, 1), (1, 8), (9, 1), (6, 5), (13, 11)])
  func fill(width: Int, height: Int) {
    for seed in UInt32(1)...4 {
      var noise = Noise(seed)
      let isSet = (0..<width * height).map { _ in noise.byte() > 110 }
      for connectivity in [FloodFill.Connectivity.four, .eight] {
        let labels = Self.components(isSet, width, height, corners: connectivity == .eight)
        var fill = FloodFill(width: width, height: height, connectivity: connectivity)
        for start in isSet.indices where isSet[start] {
          var taken = Set([start])
          fill.run(from: start) { isSet[$0] && taken.insert($0).inserted }
          #expect(taken == Set(isSet.indices.filter { isSet[$0] && labels[$0] == labels[start] }))
        }
      }
    }
  }

  @Test("distances in every row and column", arguments: [(1, 1), (1, 9), (7, 1), (8, 5), (19, 13), (40, 3)])
  func distances(width: Int, height: Int) {
    for seed in 1...4 {
      let isSource = (0..<width * height).map { ($0 * 7919 + seed * 104_729) % 23 < 2 }
      let distances = ChamferDistance.distances(width: width, height: height) { isSource[$0] }
      for i in isSource.indices {
        let nearest = isSource.indices.filter { isSource[$0] }.map { source -> Float in
          let (dx, dy) = (abs(i % width - source % width), abs(i / width - source / width))
          return Float(max(dx, dy) - min(dx, dy)) + Float(min(dx, dy)) * Float(2).squareRoot()
        }.min()
        let expected = nearest ?? ChamferDistance.unreachable
        #expect(abs(distances[i] - expected) < 1e-3, "\(i % width), \(i / width)")
      }
    }
  }

  @Test("a polygon's spans hold the pixels whose centres lie inside by the even-odd rule")
  func polygon() {
    let shapes = [
      [Point(x: 2.2, y: 1.4), Point(x: 17.6, y: 3.1), Point(x: 9.3, y: 14.7)],
      // A star that crosses itself, and one that sticks out of the picture.
      [(10, 1), (15.1, 15), (1.2, 6.3), (18.7, 6.2), (4.8, 14.8)].map { Point(x: $0.0, y: $0.1) },
      [Point(x: -5, y: -3.3), Point(x: 30, y: 2.2), Point(x: 12.1, y: 40), Point(x: -2, y: 9)],
    ]
    for shape in shapes {
      var inside = [Bool](repeating: false, count: 20 * 16)
      forEachSpan(of: shape, width: 20, height: 16) { y, columns in
        for x in columns { inside[y * 20 + x] = true }
      }
      #expect(inside.contains(true))
      for i in inside.indices {
        let (x, y) = (Double(i % 20) + 0.5, Double(i / 20) + 0.5)
        var isInside = false
        for (a, b) in zip(shape, shape[1...] + shape[...0])
        where (a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) {
          isInside.toggle()
        }
        #expect(inside[i] == isInside, "\(x), \(y)")
      }
    }
  }

  @Test("polygons that are none have no spans")
  func noPolygon() {
    for shape in [
      [], [Point(x: 1, y: 1), Point(x: 3, y: 3)],
      [Point(x: .nan, y: 0), Point(x: 5, y: 5), Point(x: 0, y: 5)],
    ] {
      forEachSpan(of: shape, width: 9, height: 9) { y, _ in Issue.record("row \(y)") }
    }
  }
}
