/// The operators of the supported networks, with the names of the schema.
enum OperatorKind: String {
  case add = "ADD"
  case averagePool = "AVERAGE_POOL_2D"
  case concatenation = "CONCATENATION"
  case convolution = "CONV_2D"
  case depthwise = "DEPTHWISE_CONV_2D"
  case depthToSpace = "DEPTH_TO_SPACE"
  case dequantize = "DEQUANTIZE"
  case logistic = "LOGISTIC"
  case maxPool = "MAX_POOL_2D"
  case multiply = "MUL"
  case relu = "RELU"
  case relu6 = "RELU6"
  case reshape = "RESHAPE"
  case resize = "RESIZE_BILINEAR"
  case pad = "PAD"
  case stridedSlice = "STRIDED_SLICE"
  case prelu = "PRELU"
  case hardSwish = "HARD_SWISH"
  case densify = "DENSIFY"
  case landmarksToMatrix = "Landmarks2TransformMatrix"
  case transformBilinear = "TransformTensorBilinear"
  case transformLandmarks = "TransformLandmarks"
  case transposedConvolution = "Convolution2DTransposeBias"

  private static let builtins: [Int: OperatorKind] = [
    0: .add, 1: .averagePool, 2: .concatenation, 3: .convolution, 4: .depthwise, 5: .depthToSpace,
    6: .dequantize, 14: .logistic, 17: .maxPool, 18: .multiply, 19: .relu, 21: .relu6, 22: .reshape,
    23: .resize, 34: .pad, 45: .stridedSlice, 54: .prelu, 117: .hardSwish, 124: .densify,
  ]
  private static let custom = 32
  private static let customs = Dictionary(
    uniqueKeysWithValues: [
      Self.landmarksToMatrix, .transformBilinear, .transformLandmarks, .transposedConvolution,
    ].map { ($0.rawValue, $0) })

  init(builtin: Int, customName: String?) throws(NetworkError) {
    let kind =
      builtin == Self.custom ? customName.flatMap { Self.customs[$0] } : Self.builtins[builtin]
    guard let kind else {
      throw .unsupportedOperator(name: customName ?? "builtin operator \(builtin)")
    }
    self = kind
  }
}
