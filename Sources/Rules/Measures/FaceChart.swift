import Localization
internal import Portrait
internal import Raster

/// Part of a face at a fixed scale, turned so that the eyes lie level: what is measured on it means the same for
/// every face and every picture size.
///
/// Positions (u, v) are in inter-eye distances from the point half way between the irises, u to the picture's right
/// along the eye line, v down.
struct FaceChart {
  /// Chart pixels per inter-eye distance.
  static let scale = 64
  let image: RGBImage
  /// Pixels of the chart's upper left corner from the grid's origin.
  private let left: Int
  private let top: Int
  private let frame: FaceFrame
  private let mesh: [Point]
  /// From chart pixels to picture pixels.
  private let map: Affine
  /// The grid's origin; its pixels are the ones that the classifiers were trained on.
  private static let origin = Point(x: -1.5, y: -1.9)

  /// - Throws: without a face that stands upright, or without a mesh.
  init(_ scene: Scene, u: ClosedRange<Double>, v: ClosedRange<Double>) throws(Unassessable) {
    let face = try scene.uprightFace()
    frame = try FaceFrame(meshOf: face)
    mesh = face.mesh
    let k = Double(FaceChart.scale)
    left = Int(((u.lowerBound - FaceChart.origin.x) * k).rounded(.down))
    top = Int(((v.lowerBound - FaceChart.origin.y) * k).rounded(.down))
    let right = Int(((u.upperBound - FaceChart.origin.x) * k).rounded(.up))
    let bottom = Int(((v.upperBound - FaceChart.origin.y) * k).rounded(.up))
    let corner = frame.point(
      FaceChart.origin.x + Double(left) / k, FaceChart.origin.y + Double(top) / k)
    let (across, down) = (frame.across * (1 / k), frame.down * (1 / k))
    map = Affine(a: across.x, b: down.x, tx: corner.x, c: across.y, d: down.y, ty: corner.y)
    image = scene.image.aligned(
      width: max(1, right - left), height: max(1, bottom - top), map: map,
      oversampling: max(1, Int((frame.interEyeDistance / k).rounded())))
  }

  var width: Int { image.width }
  var height: Int { image.height }

  /// Chart position of a mesh point.
  func point(_ index: Int) -> Point { frame.coordinates(of: mesh[index]) }

  /// Column and row of a position.
  func column(_ u: Double) -> Int {
    Int(((u - FaceChart.origin.x) * Double(FaceChart.scale)).rounded(.towardZero)) - left
  }
  func row(_ v: Double) -> Int {
    Int(((v - FaceChart.origin.y) * Double(FaceChart.scale)).rounded(.towardZero)) - top
  }

  /// The pixels of a rectangle with this centre and these half sides, at least one each way, inside the chart.
  func pixels(_ center: Point, _ halfWidth: Double, _ halfHeight: Double) -> (x: Range<Int>, y: Range<Int>) {
    func range(_ middle: Double, _ half: Double, _ origin: Double, _ offset: Int, _ count: Int) -> Range<Int>
    {
      let k = Double(FaceChart.scale)
      let low = min(count - 1, max(0, Int(((middle - half - origin) * k).rounded()) - offset))
      let high = min(count, Int(((middle + half - origin) * k).rounded()) - offset)
      return low..<max(low + 1, high)
    }
    return (
      range(center.x, halfWidth, FaceChart.origin.x, left, width),
      range(center.y, halfHeight, FaceChart.origin.y, top, height)
    )
  }

  /// Rec. 601 luma, 0…255.
  var luma: Plane { Luma.bt601.plane(of: image) }

  /// Mean of a plane of this chart over a rectangle.
  func mean(_ plane: Plane, _ center: Point, _ halfWidth: Double, _ halfHeight: Double) -> Double {
    let area = pixels(center, halfWidth, halfHeight)
    return plane.mean(area.x, area.y)
  }
}
