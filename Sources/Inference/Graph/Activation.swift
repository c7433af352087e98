internal import CKernels

/// What is done to every number on the way out of an operation.
enum Activation: Sendable {
  case none, relu, relu6, hardSwish
  /// One slope per channel, padded to whole lanes.
  case prelu(PackedWeights)

  var code: CKActivation {
    switch self {
    case .none: CKActivationNone
    case .relu: CKActivationReLU
    case .relu6: CKActivationReLU6
    case .hardSwish: CKActivationHardSwish
    case .prelu: CKActivationPReLU
    }
  }

  var slope: UnsafePointer<Float>? {
    if case .prelu(let slopes) = self { slopes.base } else { nil }
  }

  var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// `fused_activation_function` of the schema.
  init(schema code: Int, operator name: String) throws(NetworkError) {
    switch code {
    case 0: self = .none
    case 1: self = .relu
    case 3: self = .relu6
    default: throw .badOption(operator: name, value: code)
    }
  }
}
