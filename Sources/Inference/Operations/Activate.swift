internal import CKernels

/// An activation by itself, where it cannot be joined to the operation before it.
struct Activate: Operation {
  let input: Int
  var output: Int
  let count: Int
  let channels: Int
  let activation: Activation

  var inputs: [Int] { [input] }
  var replaceable: Int? { input }

  func run(_ memory: Memory) {
    memory[output].update(from: memory[input], count: count)
    activation.apply(to: memory[output], count: count, channels: channels)
  }
}

/// 1 / (1 + exp(−x))
struct Logistic: Operation {
  let input: Int
  var output: Int
  let count: Int

  var inputs: [Int] { [input] }

  func run(_ memory: Memory) {
    ck_logistic(memory[input], memory[output], count)
  }
}

extension Activation {
  func apply(to x: UnsafeMutablePointer<Float>, count: Int, channels: Int) {
    switch self {
    case .none: break
    case .relu: for i in 0..<count { x[i] = max(x[i], 0) }
    case .relu6: for i in 0..<count { x[i] = min(max(x[i], 0), 6) }
    case .hardSwish: for i in 0..<count { x[i] *= min(max(x[i] + 3, 0), 6) / 6 }
    case .prelu(let slopes):
      let slope = slopes.base
      for start in stride(from: 0, to: count, by: channels) {
        let pixel = x + start
        for c in 0..<channels { pixel[c] = max(pixel[c], 0) + slope[c] * min(pixel[c], 0) }
      }
    }
  }
}
