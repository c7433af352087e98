public import Codecs
public import Portrait
public import Raster

/// What one picture offers to be judged. All coordinates are in the pixels of `image`.
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

  public var stage: Stage
  /// Facts of the file's bytes; nil while the picture has no file.
  public var file: FileFacts?
  /// The file's name without its folder.
  public var fileName: String?
  public var image: RGBImage
  /// In pixels of `image`.
  public var faces: [FaceAnalysis]
  /// How the scene lies in the picture.
  public var orientation: SceneOrientation
  /// The person's matte, of the size of `image`, 255 = person; nil where unknown.
  public var alpha: GrayImage?
  /// The person as roughly as the photo's analysis tells; nil where unknown.
  public var person: PersonMask?
  /// 0…1, how surely the person was told from the background that was replaced; nil where none was replaced.
  public var cutConfidence: Double?
  /// Finished pixels per source pixel of the crop that made this picture (above 1: enlarged); nil where the
  /// picture is judged as it is.
  public var scale: Double?
  /// Where the crop that made this picture reaches outside the source photo; nil where there was no crop.
  public var reach: Reach?
  /// The day on which the photo must be recent: graduation, or the day of judging; nil asks nothing.
  public var referenceDate: ReferenceDate?
  /// Kept while all rules judge the picture.
  private var kept: SharedMeasures?

  public init(
    stage: Stage, image: RGBImage, faces: [FaceAnalysis], orientation: SceneOrientation = .upright,
    file: FileFacts? = nil, fileName: String? = nil, alpha: GrayImage? = nil, person: PersonMask? = nil,
    cutConfidence: Double? = nil,
    scale: Double? = nil,
    reach: Reach? = nil, referenceDate: ReferenceDate? = nil
  ) {
    self.stage = stage
    self.image = image
    self.faces = faces
    self.orientation = orientation
    self.file = file
    self.fileName = fileName
    self.alpha = alpha
    self.person = person
    self.cutConfidence = cutConfidence
    self.scale = scale
    self.reach = reach
    self.referenceDate = referenceDate
  }

  /// What several rules look at; measured anew for a rule that is asked alone.
  var shared: SharedMeasures { kept ?? SharedMeasures(self) }

  /// The same picture, remembering what is measured of it; not to be changed any more.
  var remembering: Evidence {
    var evidence = self
    evidence.kept = SharedMeasures(self)
    return evidence
  }
}
