import Inference
import Raster
import RealModule

/// One of MediaPipe's single-shot face detectors: a grid of anchors, each with a box, six points and a score.
final class FaceDetector {
  /// The numbers in which the two detectors differ.
  struct Layout {
    /// The network's input is a square of this many pixels.
    let side: Int
    /// Cells along a side of each grid, and anchors in each cell.
    let grids: [(cells: Int, anchors: Int)]

    static let shortRange = Layout(side: 128, grids: [(16, 2), (8, 6)])
    static let fullRange = Layout(side: 192, grids: [(48, 1)])

    /// Anchor centres as shares of the input's side, in the order of the network's output.
    var anchors: [Point] {
      var result: [Point] = []
      for grid in grids {
        let n = Double(grid.cells)
        for y in 0..<grid.cells {
          for x in 0..<grid.cells {
            let center = Point(x: (Double(x) + 0.5) / n, y: (Double(y) + 0.5) / n)
            for _ in 0..<grid.anchors { result.append(center) }
          }
        }
      }
      return result
    }
  }

  private let layout: Layout
  private let anchors: [Point]
  private let runner: NetworkRunner
  /// Per anchor: centre, width and height of the box, six points.
  private static let valuesPerAnchor = 16

  init(models: PortraitModels, file: PortraitModels.File, in workspace: Workspace) {
    layout = file == .fullRange ? .fullRange : .shortRange
    anchors = layout.anchors
    runner = NetworkRunner(
      file == .fullRange ? models.fullRange : models.shortRange, file: file,
      counts: [anchors.count * Self.valuesPerAnchor, anchors.count], in: workspace)
  }

  /// Faces in the picture, or in a square of it, best first.
  /// - Parameters:
  ///   - square: what is looked at, in pixels of the picture; nil for all of it. It may reach outside.
  ///   - angle: the picture is first turned counter-clockwise by this (radians), so that heads tilted
  ///     clockwise by it stand upright. The result is in the picture's own pixels all the same.
  func detect(in image: ImagePyramid, square: Square? = nil, angle: Double = 0, atLeast threshold: Double)
    throws(PortraitError) -> [Detection]
  {
    let square = square ?? Square(around: image.size)
    let map = Affine.patch(
      width: Double(layout.side), height: Double(layout.side), center: square.center, boxWidth: square.side,
      boxHeight: square.side, cosine: .cos(angle), sine: .sin(angle))
    let input = image.patch(
      width: layout.side, height: layout.side, map: map, gain: 1 / 127.5, offset: -1)
    let output = try runner.run(input)
    let found = Self.decode(
      boxes: output[0], scores: output[1], anchors: anchors, layout: layout, map: map, threshold: threshold)
    return Detection.blended(found)
  }

  /// The anchors whose score reaches the threshold as faces in the picture that `map` leads to.
  static func decode(
    boxes: [Float], scores: [Float], anchors: [Point], layout: Layout, map: Affine, threshold: Double
  ) -> [Detection] {
    let side = Double(layout.side)
    let stretch = (map.a * map.a + map.c * map.c).squareRoot()
    var found: [Detection] = []
    for i in anchors.indices {
      let score = logistic(scores[i])
      guard score >= threshold else { continue }
      let base = i * valuesPerAnchor
      func position(_ k: Int) -> Point {
        map(
          Point(
            x: Double(boxes[base + k]) + anchors[i].x * side,
            y: Double(boxes[base + k + 1]) + anchors[i].y * side
          ))
      }
      found.append(
        Detection(
          score: score, center: position(0), width: Double(boxes[base + 2]) * stretch,
          height: Double(boxes[base + 3]) * stretch,
          keypoints: stride(from: 4, to: valuesPerAnchor, by: 2).map(position)))
    }
    return found
  }
}
