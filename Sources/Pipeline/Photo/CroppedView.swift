import Codecs
import Matting
import Portrait
import Raster

/// A photo seen through a crop at the finished size, with what matting needs to know of it.
struct CroppedView {
  let image: RGBImage
  let hints: MattingHints
  /// What of the view lies on the photo.
  let extent: (columns: Range<Int>, rows: Range<Int>)
  let crop: Crop

  init(_ source: AnalyzedPhoto, crop: Crop, face: FaceAnalysis) {
    let size = crop.output
    image = source.pyramid.resampled(
      window: crop.window.scaled(by: source.photo.reduction), width: size.width, height: size.height)
    hints = MattingHints(face.mapped(by: crop))
    extent = crop.extent(of: source.photo.sourceSize)
    self.crop = crop
  }

  /// The probability of the person that `mask` shows; without a mask there is none.
  func person(_ mask: PersonMask?) -> Plane {
    mask?.plane(seenThrough: crop) ?? Plane(width: image.width, height: image.height)
  }

  func matte(_ mask: PersonMask?, quality: PersonMaskQuality, isDraft: Bool) -> Matte {
    Matte(image: image, person: person(mask), quality: quality, hints: hints, isDraft: isDraft)
      .limited(toColumns: extent.columns, rows: extent.rows)
  }
}

extension PersonMask {
  /// The mask at the size of the finished picture. Where the crop reaches beyond the photo its edge is repeated, so
  /// that the photo's border does not look like the person's outline.
  func plane(seenThrough crop: Crop) -> Plane {
    probability.resampled(
      window: crop.window.inGrid(probability.size, over: window), width: crop.output.width,
      height: crop.output.height)
  }
}

extension Crop {
  /// The finished picture's columns and rows that lie wholly on the photo.
  func extent(of source: Size) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ origin: Double, _ length: Int, _ limit: Int) -> Range<Int> {
      let low = max(0, Int((-origin * scale).rounded(.up)))
      // A hair's breadth beyond the photo is rounding, not a missing row.
      let high = min(limit, Int(((Double(length) - origin) * scale + 0.05).rounded(.down)))
      return low..<max(low, high)
    }
    return (range(x, source.width, output.width), range(y, source.height, output.height))
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
