public import FaceVerification
internal import Pipeline
public import Portrait

/// What faces are compared with.
public struct ComparisonEngine: Sendable {
  let models: PortraitModels
  let faces: FaceEmbeddingNetwork

  public init(models: PortraitModels, faces: FaceEmbeddingNetwork) {
    self.models = models
    self.faces = faces
  }

  /// One for each worker.
  func reader() -> FaceReader { FaceReader(models: models, faces: faces) }
}
