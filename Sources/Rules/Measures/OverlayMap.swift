internal import CWeights
internal import Inference
import Localization
internal import Raster

/// Where letters, logos, stamps and codes lie over a picture, as a small network sees it.
struct OverlayMap {
  /// The picture that the network looks at, and the pixels of a side of the cells that it answers for.
  private static let view = Size(width: 480, height: 640)
  private static let cell = 8
  /// 0…1; cells in rows from the top.
  private(set) var probability: Plane

  private static let network: Result<Network, NetworkError> = Result { () throws(NetworkError) in
    let file = cw_overlay()
    return try Network(
      onnx: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)), height: view.height,
      width: view.width)
  }

  init(_ image: RGBImage) throws(Unassessable) {
    let (view, side) = (Self.view, Self.cell)
    let picture = image.size == view ? image : image.resized(width: view.width, height: view.height)
    do throws(NetworkError) {
      let logits = try Session(Self.network.get()).run(picture.samples.map { (Float($0) - 127) / 128 })[0]
      probability = Plane(
        width: view.width / side, height: view.height / side, values: logits.map(Self.logistic))
    } catch {
      throw Unassessable(
        LocalizedText(
          zh: "找文字的网络无法运行，无法判断", en: "The network that looks for text can't be run, so this can't be judged"))
    }
  }

  /// Without what another picture of the same view does not show.
  /// - Parameter least: the probability that the other picture has there, or in a cell beside it.
  func shown(by other: OverlayMap, from least: Float) -> OverlayMap {
    var map = self
    let (width, height) = (probability.width, probability.height)
    for y in 0..<height {
      for x in 0..<width {
        let rows = max(0, y - 1)...min(height - 1, y + 1)
        let columns = max(0, x - 1)...min(width - 1, x + 1)
        let isShown = rows.contains { y in columns.contains { other.probability[$0, y] > least } }
        if !isShown { map.probability[x, y] = 0 }
      }
    }
    return map
  }

  private static func logistic(_ x: Float) -> Float {
    Float(1 / (1 + Logarithm.exponential(Double(-x))))
  }

  /// What of the picture is covered, in percent of its area, and where.
  /// - Parameter least: the probability from which on a cell counts whose middle lies there, in shares of the picture's width and
  ///   height; nil where none counts.
  func marks(from least: (Point) -> Float?) -> Marks {
    var marks = Marks()
    let (width, height) = (Double(probability.width), Double(probability.height))
    for y in 0..<probability.height {
      for x in 0..<probability.width {
        let p = probability[x, y]
        let place = Point(x: (Double(x) + 0.5) / width, y: (Double(y) + 0.5) / height)
        guard let least = least(place), p > least else { continue }
        marks.add(Double(p), at: place, of: width * height)
      }
    }
    return marks
  }

  /// Covered cells taken together; each counts as far as it is sure.
  struct Marks {
    /// Of the picture's area.
    private(set) var percent = 0.0
    /// The surest cell.
    private(set) var sureness = 0.0
    private var moment = Point(x: 0, y: 0)

    fileprivate mutating func add(_ p: Double, at place: Point, of count: Double) {
      percent += 100 * p / count
      sureness = max(sureness, p)
      moment = moment + place * (100 * p / count)
    }

    /// Their middle, as shares of the picture's width and height.
    var middle: Point { percent > 0 ? moment * (1 / percent) : Point(x: 0.5, y: 0.5) }
  }
}
