/// A convolutional network: checked, its operators joined, its weights packed.
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
  public convenience init(tflite bytes: [UInt8]) throws(NetworkError) {
    let model = try TFLiteModel(bytes)
    guard model.inputs.count == 1, let input = model.inputs.first else {
      throw .badIndex(model.inputs.count)
    }
    guard model.tensors[input].type == TFLiteModel.ElementType.float32 else {
      throw .unsupportedType(code: model.tensors[input].type)
    }
    let lowering = try Lowering(model)
    var outputs: [Int] = []
    for tensor in model.outputs { outputs.append(try lowering.value(tensor)) }
    try self.init(
      steps: lowering.steps, input: input, inputShape: model.tensors[input].shape, outputs: outputs,
      outputShapes: model.outputs.map { model.tensors[$0].shape }, counts: model.tensors.map(\.count))
  }

  /// Reads an .onnx file of MODNet's or SFace's operators for pictures of one size.
  /// - Parameters:
  ///   - height, width: of the input in pixels; the network says which sizes it can take.
  ///   - output: the one that is wanted, by its name; what only others need is left out. Nil asks for all.
  ///   - shared: the weights of networks that were made of the same bytes.
  public convenience init(
    onnx bytes: [UInt8], height: Int, width: Int, output: String? = nil,
    sharing shared: SharedWeights = SharedWeights()
  ) throws(NetworkError) {
    guard (1...4096).contains(height), (1...4096).contains(width) else {
      throw .badShape(operator: "input", shape: [1, height, width, 3])
    }
    let input = Plane(height: height, width: width, channels: 3)
    var model = try ONNXModel(bytes)
    if let output { try model.keep(output: output) }
    var lowering = try ONNXLowering(model, input: input, sharing: shared)
    let made = try lowering.outputs()
    try self.init(
      steps: lowering.steps, input: 0, inputShape: input.shape, outputs: made.map(\.value),
      outputShapes: made.map(\.plane.shape), counts: lowering.counts)
  }

  /// - Parameter counts: floats of every value.
  init(
    steps list: GraphBuilder, input: Int, inputShape: [Int], outputs: [Int], outputShapes: [[Int]],
    counts: [Int]
  ) throws(NetworkError) {
    self.input = input
    self.inputShape = inputShape
    self.outputs = outputs
    self.outputShapes = outputShapes
    steps = list.needed(for: outputs)
    scratch = steps.map(\.scratch).max() ?? 0
    guard scratch <= 2 * NetworkLimits.largestTensor else { throw .tooLarge(count: scratch) }
    plan = try MemoryPlan(steps: steps, input: input, outputs: outputs, counts: counts)
  }
}
