import Codecs
import Portrait
import Raster
import Rules

extension Evidence {
  /// The photo as it was taken. `image` may be reduced; the faces are brought to its pixels.
  init(source photo: Photo, _ portrait: PortraitAnalysis) {
    let toImage = Crop(scale: photo.reduction, x: 0, y: 0, output: photo.image.size)
    self.init(
      stage: .source, image: photo.image, faces: portrait.faces.map { $0.mapped(by: toImage) },
      orientation: portrait.orientation, file: photo.file)
  }

  /// The picture that was made of a photo, as its file shows it.
  init(
    finished picture: Photo, alpha: GrayImage, fileName: String, faces: [FaceAnalysis], crop: Crop,
    source: Size
  ) {
    self.init(
      stage: .finished, image: picture.image, faces: faces, file: picture.file, fileName: fileName,
      alpha: alpha,
      scale: crop.scale, reach: Reach(of: crop, source: source, alpha: alpha))
  }

  /// A finished file, judged as it is.
  init(finished photo: Photo, fileName: String?, _ portrait: PortraitAnalysis) {
    let whole = Crop(scale: 1, x: 0, y: 0, output: photo.sourceSize)
    let alpha = portrait.person.map { $0.plane(seenThrough: whole).alpha }
    self.init(
      stage: .finished, image: photo.image, faces: portrait.faces, orientation: portrait.orientation,
      file: photo.file, fileName: fileName, alpha: alpha)
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

extension HeadGeometry {
  init(_ standard: Standard) {
    let g = standard.geometry
    self.init(
      output: standard.output, crown: g.crown.min...g.crown.max, eyes: g.eyes.min...g.eyes.max,
      faceWidth: g.faceWidth.min...g.faceWidth.max, centerTolerance: g.centerTolerance)
  }
}
