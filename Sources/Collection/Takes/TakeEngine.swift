internal import Codecs
public import FaceVerification
internal import Localization
internal import Pipeline
public import Portrait
public import Rules

/// What photos are made standard and judged with: the same as a batch's.
public struct TakeEngine: Sendable {
  let standard: Standard
  let referenceDate: ReferenceDate
  let models: PortraitModels
  let faces: FaceEmbeddingNetwork?
  /// Whether photos that break rules are kept with marks as well.
  let makesMarks: Bool

  /// - Parameters:
  ///   - today: from which a photo's age counts where the collection names no day of graduation.
  ///   - faces: the network that compares faces; used where the collection keeps them.
  /// - Throws: `StandardFileError`.
  public init(
    _ settings: CollectionSettings, today: ReferenceDate, models: PortraitModels,
    faces: FaceEmbeddingNetwork?,
    makesMarks: Bool = false
  ) throws {
    standard = try settings.resolvedStandard()
    referenceDate = settings.graduation.map { ReferenceDate($0, isNamed: true) } ?? today
    self.models = models
    self.faces = settings.keepsEmbeddings ? faces : nil
    self.makesMarks = makesMarks
  }

  /// One for each worker.
  func processor() -> StandardProcessor {
    StandardProcessor(
      models: models, standard: standard, background: .preferred(by: standard), referenceDate: referenceDate,
      faces: faces, makesPreviews: makesMarks)
  }
}
