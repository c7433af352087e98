import Inference
import Testing

private typealias Code = SmallNetwork.Code

@Suite("Files that do not fit are refused with the reason")
struct RefusalTests {
  /// One convolution of a 4 × 4 picture that works.
  static let convolution = SmallNetwork(
    tensors: [
      .init(1, 4, 4, 2), .init([3, 1, 1, 2], noise(6)), .init([3], noise(3)), .init(1, 4, 4, 3),
    ],
    nodes: [.init(Code.convolution, [0, 1, 2], 3, convolutionOptions(padding: 0, stride: 1))], outputs: [3])

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let error: NetworkError
    let change: @Sendable (inout SmallNetwork) -> Void

    init(_ name: String, _ error: NetworkError, _ change: @escaping @Sendable (inout SmallNetwork) -> Void) {
      testDescription = name
      self.error = error
      self.change = change
    }
  }

  static let cases: [Case] = [
    Case("another format", .notANetwork) { $0.identifier = "TFL2" },
    Case("unknown operator", .unsupportedOperator(name: "builtin operator 99")) { $0.nodes[0].code = 99 },
    Case("unknown custom operator", .unsupportedOperator(name: "Mystery")) {
      $0.nodes[0].code = 32
      $0.nodes[0].name = "Mystery"
    },
    Case("a builtin's name as a custom operator", .unsupportedOperator(name: "CONV_2D")) {
      $0.nodes[0].code = 32
      $0.nodes[0].name = "CONV_2D"
    },
    Case("later version", .unsupportedOperator(name: "CONV_2D version 9")) { $0.nodes[0].version = 9 },
    Case("tensor that is not there", .badIndex(17)) { $0.nodes[0].inputs[0] = 17 },
    Case("result that is never made", .badIndex(1)) { $0.outputs = [1] },
    Case("two inputs", .badIndex(2)) { $0.inputs = [0, 0] },
    Case("wrong result shape", .badShape(operator: "CONV_2D", shape: [1, 4, 4, 4])) {
      $0.tensors[3].shape = [1, 4, 4, 4]
    },
    Case("weights of another depth", .badShape(operator: "CONV_2D", shape: [2, 1, 1, 3])) {
      $0.tensors[1].shape = [2, 1, 1, 3]
    },
    Case("bias of another length", .badShape(operator: "CONV_2D", shape: [2])) {
      $0.tensors[2] = .init([2], [1, 2])
    },
    Case("two pictures at once", .badShape(operator: "CONV_2D", shape: [2, 4, 2, 2])) {
      $0.tensors[0].shape = [2, 4, 2, 2]
    },
    Case("no width", .badShape(operator: "tensor", shape: [1, 4, 0, 2])) {
      $0.tensors[0].shape = [1, 4, 0, 2]
    },
    Case("weights cut short", .badData(bytes: 20, expected: 24)) { $0.tensors[1].data?.removeLast(4) },
    Case("weights of another type", .unsupportedType(code: 9)) { $0.tensors[1].type = 9 },
    Case("a picture of whole numbers", .unsupportedType(code: 3)) { $0.tensors[0].type = 3 },
    Case("a picture too large", .tooLarge(count: 1 << 25)) { $0.tensors[0].shape = [1, 4096, 4096, 2] },
    Case("no stride", .badOption(operator: "CONV_2D", value: 0)) {
      $0.nodes[0].options = convolutionOptions(padding: 0, stride: 0)
    },
    Case("unknown padding", .badOption(operator: "CONV_2D", value: 7)) {
      $0.nodes[0].options = convolutionOptions(padding: 7, stride: 1)
    },
    Case("unknown activation", .badOption(operator: "CONV_2D", value: 4)) {
      $0.nodes[0].options = convolutionOptions(padding: 0, stride: 1, activation: 4)
    },
    Case("dilation", .badOption(operator: "CONV_2D", value: 2)) { $0.nodes[0].options?[4] = .int(2) },
    Case("custom options that are one number", .badOption(operator: "custom options", value: 1)) {
      $0.nodes[0] = .init("TransformTensorBilinear", [0, 0], 3, custom: [5, 4, 1], version: 2)
    },
  ]

  @Test("one thing is wrong with a file that works", arguments: cases)
  func refused(_ c: Case) {
    var network = Self.convolution
    c.change(&network)
    #expect(throws: c.error) { try Network(tflite: network.bytes) }
  }

  @Test("the unchanged file is taken")
  func taken() throws {
    let network = try Network(tflite: Self.convolution.bytes)
    #expect(network.inputShape == [1, 4, 4, 2])
    #expect(network.outputShapes == [[1, 4, 4, 3]])
  }

  @Test("an input of the wrong length is refused", arguments: [0, 31, 33])
  func input(count: Int) throws {
    let session = Session(try Network(tflite: Self.convolution.bytes))
    #expect(throws: NetworkError.wrongInput(count: count, expected: 32)) {
      try session.run([Float](repeating: 0, count: count))
    }
  }

  @Test("an operator that uses its own result is refused")
  func loop() {
    let network = SmallNetwork(
      tensors: [.init(1, 2), .init(1, 2)], nodes: [.init(Code.add, [0, 1], 1, [0: .byte(0)])], outputs: [1])
    #expect(throws: NetworkError.badIndex(1)) { try Network(tflite: network.bytes) }
  }

  /// The same count as the channels, but of rows.
  @Test("a sum with a number by row is refused", arguments: [[1, 2, 1, 1], [2, 1, 2]])
  func byRow(shape: [Int]) {
    let network = SmallNetwork(
      tensors: [.init(1, 2, 1, 2), .init(1, 2, 1, 2), .init(shape, noise(shape.reduce(1, *)))],
      nodes: [.init(Code.add, [0, 2], 1, [0: .byte(0)])], outputs: [1])
    #expect(throws: NetworkError.badShape(operator: "ADD", shape: shape)) {
      try Network(tflite: network.bytes)
    }
  }

  @Test("a result that is made twice is refused")
  func twice() {
    let network = SmallNetwork(
      tensors: [.init(1, 2), .init(1, 2)], nodes: [.init(Code.relu, [0], 1), .init(Code.relu, [0], 1)],
      outputs: [1])
    #expect(throws: NetworkError.badShape(operator: "RELU", shape: [1, 2])) {
      try Network(tflite: network.bytes)
    }
  }
}
