import Codecs
import Portrait
import Raster
import Rules

extension Evidence {
  /// Rules on the photo need no more than this between the eyes, in pixels; a larger face is shown to them reduced.
  private static let amplyDetailed = 110.0

  /// The photo as it was taken, reduced where that loses nothing; the faces are brought to its pixels.
  init(source: AnalyzedPhoto, headFeatures: HeadFeatures? = nil, referenceDate: ReferenceDate?) {
    let (photo, portrait) = (source.photo, source.portrait)
    var halvings = 0
    var scale = photo.reduction
    while let face = portrait.faces.first, face.interEyeDistance * scale >= 2 * Evidence.amplyDetailed {
      halvings += 1
      scale /= 2
    }
    let image = source.pyramid.halved(halvings)
    let toImage = Crop(scale: scale, x: 0, y: 0, output: image.size)
    self.init(
      stage: .source, image: image, faces: portrait.faces.map { $0.mapped(by: toImage) },
      orientation: portrait.orientation, file: photo.file,
      person: portrait.person?.scaled(by: Point(x: scale, y: scale)), headFeatures: headFeatures,
      referenceDate: referenceDate)
  }

  /// The picture that was made of a photo, as its file shows it.
  init(
    finished picture: Photo, of source: AnalyzedPhoto, crop: Crop, alpha: GrayImage, uncut: RGBImage?,
    fileName: String,
    cutConfidence: Double?
  ) {
    self.init(
      stage: .finished, image: picture.image, faces: source.portrait.faces.map { $0.mapped(by: crop) },
      file: picture.file, fileName: fileName, alpha: alpha, uncut: uncut, cutConfidence: cutConfidence,
      scale: crop.scale,
      overhang: CropOverhang(of: crop, source: source.photo.sourceSize, alpha: alpha))
  }

  /// The photo seen through the crop of a picture to be made.
  init(planned view: CroppedView, of source: AnalyzedPhoto) {
    let (portrait, crop) = (source.portrait, view.crop)
    let alpha = view.person(portrait.person).alpha
    self.init(
      stage: .planned, image: view.image, faces: portrait.faces.map { $0.mapped(by: crop) }, alpha: alpha,
      scale: crop.scale, overhang: CropOverhang(of: crop, source: source.photo.sourceSize, alpha: alpha))
  }

  /// A finished file, judged as it is.
  init(
    finished picture: AnalyzedPhoto, headFeatures: HeadFeatures?, fileName: String?,
    referenceDate: ReferenceDate?
  ) {
    let (photo, portrait) = (picture.photo, picture.portrait)
    let whole = Crop(scale: 1, x: 0, y: 0, output: photo.sourceSize)
    let alpha = portrait.person.map { $0.plane(seenThrough: whole).alpha }
    self.init(
      stage: .finished, image: photo.image, faces: portrait.faces, orientation: portrait.orientation,
      file: photo.file, fileName: fileName, alpha: alpha, headFeatures: headFeatures,
      referenceDate: referenceDate)
  }
}

extension Plane {
  /// Values 0…1 as 0…255.
  var alpha: GrayImage {
    GrayImage(width: width, height: height, samples: values.map { UInt8(max(0, min(1, $0)) * 255 + 0.5) })
  }
}

extension Photo {
  /// How long the shorter side must stay when decoding, so that a crop of this scale loses nothing.
  func shorterSide(forScale scale: Double) -> Int {
    Int((Double(min(sourceSize.width, sourceSize.height)) * min(1, scale)).rounded(.up))
  }
}
