public import Codecs
public import FaceVerification
public import Portrait
import Raster

/// Faces of photos as what can be compared. One per worker: it holds the networks' buffers.
public final class FaceReader {
  private let analyzer: PortraitAnalyzer
  private let embedder: FaceEmbedder

  public init(models: PortraitModels, faces: FaceEmbeddingNetwork) {
    analyzer = PortraitAnalyzer(models: models)
    embedder = FaceEmbedder(faces)
  }

  /// - Throws: `CodecError` for a file that can't be decoded, `PortraitError`, `FaceVerificationError`.
  public func assess(_ bytes: [UInt8], limits: Limits = .standard) throws -> FaceAssessment {
    let photo = try Photo(bytes: bytes, limits: limits, atLeast: Standardizer.overviewSide)
    let pyramid = ImagePyramid(photo.image)
    return try embedder.assess(
      try analyzer.faces(in: pyramid, sourceSize: photo.sourceSize), in: pyramid, sourceSize: photo.sourceSize
    )
  }
}
