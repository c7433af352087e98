public import Inference
public import Localization

/// Why faces could not be compared; never a statement about the photos.
public enum FaceVerificationError: ExplainedError, Equatable {
  /// The network could not be read or run.
  case network(NetworkError)
  /// A network of other inputs or outputs than SFace's.
  case unexpectedNetwork(input: [Int], outputs: [[Int]])

  public var code: String {
    switch self {
    case .network: "face-network-failed"
    case .unexpectedNetwork: "not-a-face-network"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .network(let error):
      LocalizedText(
        zh: "人脸比对网络无法运行（\(error)）。", en: "The network that compares faces can't be run (\(error)).")
    case .unexpectedNetwork(let input, let outputs):
      LocalizedText(
        zh: "不是人脸比对网络（输入 \(input)，输出 \(outputs)）。",
        en: "This is not the network that compares faces (input \(input), outputs \(outputs)).")
    }
  }

  public var cause: (any Error)? {
    if case .network(let error) = self { error } else { nil }
  }
}
