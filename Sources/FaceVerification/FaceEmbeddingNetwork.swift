internal import Inference

/// SFace (Zhong et al. 2021, "SFace: Sigmoid-constrained hypersphere loss"), in the form of OpenCV's model zoo with
/// weights of eight bits. Read once, shared by all workers.
public struct FaceEmbeddingNetwork: Sendable {
  /// The file that `fixtures/downloads.tsv` fetches.
  public static let file = "sface.onnx"

  let network: Network

  /// - Parameter bytes: the file's; the caller checks its hash.
  public init(_ bytes: [UInt8]) throws(FaceVerificationError) {
    let side = FaceTemplate.side
    do {
      network = try Network(onnx: bytes, height: side, width: side)
    } catch {
      throw .network(error)
    }
    guard network.inputShape == [1, side, side, 3], network.outputShapes == [[1, 1, 1, FaceEmbedding.count]]
    else {
      throw .unexpectedNetwork(input: network.inputShape, outputs: network.outputShapes)
    }
  }
}
