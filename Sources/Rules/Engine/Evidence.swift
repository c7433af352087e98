public import Codecs
public import Portrait
public import Raster

/// What one picture offers to be judged; it can't change. All coordinates are in the pixels of `image`.
public struct Evidence: Sendable {
  /// Which picture of the two it is.
  public enum Stage: String, Sendable, Codable, CaseIterable {
    /// The photo as it was taken, before anything is cropped or replaced.
    case source
    /// The picture as it will be handed in.
    case finished
    /// The photo seen through the crop that a finished picture would have: its background is still the old one, and
    /// there is no file.
    case planned
  }

  public let stage: Stage
  /// Facts of the file's bytes; nil while the picture has no file.
  public let file: FileFacts?
  /// The file's name without its folder.
  public let fileName: String?
  public let image: RGBImage
  /// In pixels of `image`.
  public let faces: [FaceAnalysis]
  /// How the scene lies in the picture.
  public let orientation: SceneOrientation
  /// The person's matte, of the size of `image`, 255 = person; nil where unknown.
  public let alpha: GrayImage?
  /// The same view of the photo before its background was replaced; nil where none was.
  public let uncut: RGBImage?
  /// The person as roughly as the photo's analysis tells; nil where unknown.
  public let person: PersonMask?
  /// What a network sees of the main face's head; nil where none looked.
  public let headFeatures: HeadFeatures?
  /// 0…1, how surely the person was told from the background that was replaced; nil where none was replaced.
  public let cutConfidence: Double?
  /// Finished pixels per source pixel of the crop that made this picture (above 1: enlarged); nil where the
  /// picture is judged as it is.
  public let scale: Double?
  /// Where the crop that made this picture reaches outside the source photo; nil where there was no crop.
  public let overhang: CropOverhang?
  /// The day on which the photo must be recent: graduation, or the day of judging; nil asks nothing.
  public let referenceDate: ReferenceDate?

  public init(
    stage: Stage, image: RGBImage, faces: [FaceAnalysis], orientation: SceneOrientation = .upright,
    file: FileFacts? = nil, fileName: String? = nil, alpha: GrayImage? = nil, uncut: RGBImage? = nil,
    person: PersonMask? = nil,
    headFeatures: HeadFeatures? = nil, cutConfidence: Double? = nil, scale: Double? = nil,
    overhang: CropOverhang? = nil,
    referenceDate: ReferenceDate? = nil
  ) {
    self.stage = stage
    self.image = image
    self.faces = faces
    self.orientation = orientation
    self.file = file
    self.fileName = fileName
    self.alpha = alpha
    self.uncut = uncut
    self.person = person
    self.headFeatures = headFeatures
    self.cutConfidence = cutConfidence
    self.scale = scale
    self.overhang = overhang
    self.referenceDate = referenceDate
  }
}
