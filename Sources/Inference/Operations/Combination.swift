internal import CKernels

/// Sum or product of two values, or of a value and constant numbers.
struct Combination: Activating {
  enum Kind { case sum, product }
  /// Numbers that repeat over the other operand: as many as it has, one for each channel, or just one.
  enum Operand: Sendable {
    case value(Int, count: Int)
    case constant(PackedWeights)

    var count: Int {
      switch self {
      case .value(_, let count): count
      case .constant(let constant): constant.count
      }
    }
  }

  let kind: Kind
  let first: Int
  let second: Operand
  var output: Int
  let count: Int
  var activation: Activation
  let channels: Int

  var inputs: [Int] {
    if case .value(let value, _) = second { [first, value] } else { [first] }
  }

  var replaceable: Int? { first }

  func run(_ memory: Memory) {
    let a = UnsafePointer(memory[first])
    let b: UnsafePointer<Float> =
      switch second {
      case .value(let value, _): UnsafePointer(memory[value])
      case .constant(let constant): constant.base
      }
    let target = memory[output]
    if second.count == 1 {
      let number = b[0]
      switch kind {
      case .sum: for i in 0..<count { target[i] = a[i] + number }
      case .product: for i in 0..<count { target[i] = a[i] * number }
      }
    } else {
      for start in stride(from: 0, to: count, by: second.count) {
        let (a, target) = (a + start, target + start)
        switch kind {
        case .sum: ck_add(a, b, target, second.count)
        case .product: ck_multiply(a, b, target, second.count)
        }
      }
    }
    activation.apply(to: target, count: count, channels: channels)
  }
}
