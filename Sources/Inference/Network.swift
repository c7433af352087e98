/// A convolutional network from a TensorFlow Lite file: checked, its operators joined, its weights packed.
public final class Network: Sendable {
  /// Of the one input: 1, height, width, channels.
  public let inputShape: [Int]
  /// In the file's order.
  public let outputShapes: [[Int]]

  let steps: [any Operation]
  let plan: MemoryPlan
  /// Floats of working room that the most demanding step needs.
  let scratch: Int
  let input: Int
  let outputs: [Int]

  /// Reads a .tflite file. Only the operators of the networks that this package uses are known.
  public init(tflite bytes: [UInt8]) throws(NetworkError) {
    let model = try Model(bytes)
    guard model.inputs.count == 1, let input = model.inputs.first else {
      throw .badIndex(model.inputs.count)
    }
    guard model.tensors[input].type == Model.ElementType.float32 else {
      throw .unsupportedType(code: model.tensors[input].type)
    }
    let lowering = try Lowering(model)
    var outputs: [Int] = []
    for tensor in model.outputs { outputs.append(try lowering.value(tensor)) }
    self.input = input
    self.outputs = outputs
    inputShape = model.tensors[input].shape
    outputShapes = model.outputs.map { model.tensors[$0].shape }
    steps = Self.needed(lowering.steps.compactMap { $0 }, for: outputs)
    scratch = steps.map(\.scratch).max() ?? 0
    guard scratch <= 2 * Model.largestTensor else { throw .tooLarge(count: scratch) }
    plan = try MemoryPlan(
      steps: steps, input: input, outputs: outputs, counts: model.tensors.map(\.count))
  }

  /// The steps without those whose result nobody reads, as paddings that were joined.
  private static func needed(_ steps: [any Operation], for outputs: [Int]) -> [any Operation] {
    var read = Set(outputs)
    var kept: [any Operation] = []
    for step in steps.reversed() where read.contains(step.output) {
      read.formUnion(step.inputs)
      kept.append(step)
    }
    return kept.reversed()
  }
}
