import Codecs
import Matting
import Portrait
import Raster

/// A photo seen through a crop at the finished size, with what matting needs to know of it.
struct Frame {
  let image: RGBImage
  /// Probability of the person; 0 above and beside the photo, where there is nothing of them.
  let person: Plane
  let hints: MattingHints
  /// What of the frame lies on the photo.
  let extent: (columns: Range<Int>, top: Int)

  init(photo: Photo, crop: Crop, face: FaceAnalysis, person mask: PersonMask?) {
    let size = crop.output
    image = photo.image.resampled(
      window: crop.window.scaled(by: photo.reduction), width: size.width, height: size.height)
    hints = MattingHints(face.mapped(by: crop))
    extent = crop.extent(of: photo.sourceSize)
    guard let mask else {
      person = Plane(width: size.width, height: size.height)
      return
    }
    person = mask.plane(seenThrough: crop, sourceSize: photo.sourceSize)
  }
}

extension PersonMask {
  /// The mask at the size of the finished picture; 0 where the crop reaches above or beside the photo.
  func plane(seenThrough crop: Crop, sourceSize: Size) -> Plane {
    let cellsPerPixel = (
      x: Double(probability.width) / window.width, y: Double(probability.height) / window.height
    )
    let view = crop.window
    let inMask = Rect(
      x: (view.x - window.x) * cellsPerPixel.x, y: (view.y - window.y) * cellsPerPixel.y,
      width: view.width * cellsPerPixel.x, height: view.height * cellsPerPixel.y)
    var plane = probability.resampled(window: inMask, width: crop.output.width, height: crop.output.height)
    let photo = crop.extent(of: sourceSize)
    for y in 0..<plane.height {
      for x in 0..<plane.width where y < photo.top || !photo.columns.contains(x) { plane[x, y] = 0 }
    }
    return plane
  }
}

extension Crop {
  /// The finished picture's columns that lie wholly on the photo, and the first row that does.
  func extent(of source: Size) -> (columns: Range<Int>, top: Int) {
    let left = max(0, Int((-x * scale).rounded(.up)))
    let right = min(output.width, Int(((Double(source.width) - x) * scale).rounded(.down)))
    return (left..<max(left, right), max(0, Int((-y * scale).rounded(.up))))
  }
}

extension MattingHints {
  init(_ face: FaceAnalysis) {
    let top = face.crown?.y ?? face.box.y - face.box.height * 0.4
    let margin = face.faceWidth * 0.12
    let left = min(face.leftCheek.x, face.rightCheek.x) - margin
    self.init(
      head: Rect(x: left, y: top, width: face.faceWidth + 2 * margin, height: face.chin.y - top),
      face: face.outline)
  }
}
