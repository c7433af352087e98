import Localization
internal import Portrait
internal import Raster

/// How blurred the edges around the eyes are: lids, lashes, irises and brows are sharp in every focused portrait.
///
/// Each strong edge is blurred once more by a known Gaussian; the ratio of its slopes before and after tells its own
/// blur (Zhuo and Sim, "Defocus map estimation from a single image", 2011). Along the rows and along the columns
/// separately, so that motion shows.
struct EdgeBlur: SceneMeasure {
  /// Standard deviation of the blur, in pixels at `scale`, in the worse of the two directions.
  let deviation: Double

  /// The eye region is brought to this many pixels between the eyes, about what finished pictures have.
  static let scale = 96.0

  /// What is looked at around the point between the eyes, in inter-eye distances: half the width, half the height.
  private static let reach = (x: 1.0, y: 0.45)
  /// Edges that are needed, and that are looked at: those, or this share of all, the steepest first.
  private static let leastEdges = 24
  private static let steepestPercent = 8
  /// Of the slope of the steepest edge: grain has edges, too, but not of this height.
  private static let leastSlope: Float = 0.2
  /// Levels a pixel: slower changes are no edges.
  private static let leastStep: Float = 0.5
  /// The blur that this share of the edges stays below: some are soft in every portrait.
  private static let sharpShare = 0.25
  /// exp(−x²/2) at 0…3, of sum 1.
  private static let gaussian = SymmetricKernel(
    weights: [0.399_05, 0.242_04, 0.054_005, 0.004_433], isNormalized: false)
  /// Pixels at the sides, where the filters lack neighbours.
  private static let margin = 3

  private struct Edge {
    let slope: Float
    /// Index of its pixel.
    let place: Int
  }

  init(_ scene: Scene) throws(Unassessable) {
    let frame = try FaceFrame(try scene.uprightFace())
    let d = frame.interEyeDistance
    let (x, y) = EdgeBlur.reach
    let window = Rect(
      x: frame.origin.x - x * d, y: frame.origin.y - y * d, width: 2 * x * d, height: 2 * y * d)
    let eyes = scene.image.resampled(
      window: window, width: Int(2 * x * EdgeBlur.scale), height: Int(2 * y * EdgeBlur.scale),
      filter: .triangle)
    guard let deviation = EdgeBlur.deviation(in: Luma.bt601.plane(of: eyes)) else {
      throw Unassessable(
        LocalizedText(zh: "眼部没有可供判断的边缘", en: "There are no edges around the eyes to judge by"))
    }
    self.deviation = deviation
  }

  /// The same of a plane, in its pixels; nil where too few edges run across or along it.
  static func deviation(in luma: Plane) -> Double? {
    guard let across = blur(of: luma.filteredDown(gaussian)),
      let down = blur(of: luma.filteredAcross(gaussian).transposed)
    else { return nil }
    return max(across, down)
  }

  /// Blur along the rows of a plane that was smoothed across them.
  private static func blur(of plane: Plane) -> Double? {
    let slopes = plane.slopes
    let edges = edges(in: slopes, width: plane.width, height: plane.height)
    guard let steepest = edges.map({ $0.slope }).max(), edges.count >= leastEdges else { return nil }
    let softened = plane.filteredAcross(gaussian).slopes
    let blurs = strongest(of: edges, count: max(leastEdges, edges.count * steepestPercent / 100)).filter {
      $0.slope > leastSlope * steepest
    }.map { edge in
      let ratio = edge.slope / max(softened[edge.place], 1e-6)
      return 1 / max(1e-3, Double(ratio * ratio) - 1).squareRoot()
    }
    return Percentile.of(blurs, sharpShare)
  }

  /// Places along the rows that are as steep as both neighbours or steeper.
  private static func edges(in slopes: [Float], width: Int, height: Int) -> [Edge] {
    let (margin, least) = (margin, leastStep)
    return [Edge](unsafeUninitializedCapacity: slopes.count) { edges, count in
      slopes.withUnsafeBufferPointer { slopes in
        for y in margin..<height - margin {
          for i in y * width + margin..<(y + 1) * width - margin {
            let slope = slopes[i]
            // Every place is written down and the next one over it: which of them are edges can't be foretold.
            edges.initializeElement(at: count, to: Edge(slope: slope, place: i))
            count &+=
              (slope > least ? 1 : 0) & (slope >= slopes[i &- 1] ? 1 : 0) & (slope >= slopes[i &+ 1] ? 1 : 0)
          }
        }
      }
    }
  }

  /// The `count` edges of the greatest slopes; of equal ones the first.
  private static func strongest(of edges: [Edge], count: Int) -> [Edge] {
    var slopes = edges.map { $0.slope }
    let least = slopes.withUnsafeMutableBufferPointer { Percentile.select(&$0, edges.count - count) }
    var equals = count - edges.count { $0.slope > least }
    return edges.filter { edge in
      guard edge.slope == least else { return edge.slope > least }
      equals -= 1
      return equals >= 0
    }
  }
}

extension Plane {
  fileprivate var transposed: Plane {
    var result = Plane(width: height, height: width)
    result.values.withUnsafeMutableBufferPointer { output in
      values.withUnsafeBufferPointer { input in
        for y in 0..<height {
          for x in 0..<width { output[x &* height &+ y] = input[y &* width &+ x] }
        }
      }
    }
    return result
  }

  /// Absolute central differences along the rows, per pixel.
  fileprivate var slopes: [Float] {
    var result = [Float](repeating: 0, count: values.count)
    result.withUnsafeMutableBufferPointer { output in
      values.withUnsafeBufferPointer { input in
        for y in 0..<height {
          let row = y * width
          for x in 1..<max(1, width - 1) {
            output[row &+ x] = abs(input[row &+ x &+ 1] - input[row &+ x &- 1]) / 2
          }
        }
      }
    }
    return result
  }
}
