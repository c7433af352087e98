import Inference
import Raster

/// Runs the selfie segmentation network on head and shoulders.
final class PersonSegmenter {
  private static let side = 256
  /// The window in face widths, any finished crop and some margin: its width, height, and the eyes below its top.
  private static let window = (width: 3.0, height: 4.0, eyes: 1.72)
  private let runner: NetworkRunner

  init(models: PortraitModels, in workspace: Workspace) {
    runner = NetworkRunner(models.person, file: .person, counts: [Self.side * Self.side], in: workspace)
  }

  /// What the network is shown, cut to the picture because borders of one colour mislead it.
  static func window(around mesh: FaceMesh, in size: Size) -> Rect {
    let right = mesh[FaceMesh.Index.rightCheek]
    let left = mesh[FaceMesh.Index.leftCheek]
    let width = right.distance(to: left)
    let eyes = Point.midpoint(mesh[FaceMesh.Index.rightIris], mesh[FaceMesh.Index.leftIris])
    let wanted = Rect(
      x: (left.x + right.x) / 2 - Self.window.width / 2 * width, y: eyes.y - Self.window.eyes * width,
      width: Self.window.width * width, height: Self.window.height * width)
    return wanted.intersection(size.bounds)
  }

  /// - Parameter window: in pixels of the picture.
  func mask(of image: ImagePyramid, window: Rect) throws(PortraitError) -> PersonMask {
    let side = Double(Self.side)
    let map = Affine.patch(
      width: side, height: side, center: Point(x: window.midX, y: window.midY), boxWidth: window.width,
      boxHeight: window.height)
    let input = image.patch(width: Self.side, height: Self.side, map: map, gain: 1 / 255, offset: 0)
    let output = try runner.run(input)
    return PersonMask(
      probability: Plane(width: Self.side, height: Self.side, values: output[0]), window: window)
  }
}
