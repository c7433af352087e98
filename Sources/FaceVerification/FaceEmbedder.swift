internal import Inference
public import Portrait
public import Raster

/// Turns faces into embeddings. One per worker: it owns the network's working memory.
public final class FaceEmbedder {
  private let session: Session
  private let quality: FaceQuality

  public init(_ network: FaceEmbeddingNetwork, quality: FaceQuality = .standard) {
    session = Session(network.network)
    self.quality = quality
  }

  /// - Parameters:
  ///   - analysis: what `PortraitAnalyzer` found in the photo, in pixels of `sourceSize`.
  ///   - image: the upright photo, or a reduced version of it.
  /// - Returns: the embedding of the one face, or why there is none.
  public func assess(
    _ analysis: PortraitAnalysis, in image: ImagePyramid, sourceSize: Size
  ) throws(FaceVerificationError) -> FaceAssessment {
    let faults = quality.faults(of: analysis)
    guard faults.isEmpty, let face = analysis.faces.first else { return .unassessable(faults) }
    guard let aligned = aligned(face, in: image, sourceSize: sourceSize) else {
      return .unassessable([.unclear])
    }
    guard !FaceCover(aligned).isCovered else { return .unassessable([.covered]) }
    let numbers = try numbers(of: aligned)
    let length = numbers.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length >= quality.minimumLength, let embedding = FaceEmbedding(numbers) else {
      return .unassessable([.unclear])
    }
    return .embedded(embedding)
  }

  /// The face in the place, size and turn that the network wants: red, green and blue from 0 to 255, from which it takes
  /// the mean itself; nil where the face's points coincide.
  func aligned(_ face: FaceAnalysis, in image: ImagePyramid, sourceSize: Size) -> [Float]? {
    guard sourceSize.width > 0, sourceSize.height > 0, image.size.width > 0, image.size.height > 0 else {
      return nil
    }
    let scale = Point(
      x: Double(image.size.width) / Double(sourceSize.width),
      y: Double(image.size.height) / Double(sourceSize.height))
    let points = FaceTemplate.points(of: face).map { Point(x: $0.x * scale.x, y: $0.y * scale.y) }
    guard let alignment = SimilarityTransform(from: points, to: FaceTemplate.points) else { return nil }
    let side = FaceTemplate.side
    return image.patch(width: side, height: side, map: alignment.inverse, gain: 1, offset: 0)
  }

  /// The network's output for an aligned face.
  private func numbers(of aligned: [Float]) throws(FaceVerificationError) -> [Float] {
    do {
      return try session.run(aligned)[0]
    } catch {
      throw .network(error)
    }
  }
}
