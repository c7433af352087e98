import Inference
import Testing

private typealias Code = SmallNetwork.Code

@Suite("Operators")
struct OperatorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let from: [Int]
    let to: [Int]
    let input: [Float]
    let expected: [Float]
    let code: Int
    var options: [Int: FlatBufferWriter.Field]?
    var constants: [SmallNetwork.Tensor] = []
    var version = 1

    var network: SmallNetwork {
      let constants = Array(constants)
      return SmallNetwork(
        tensors: [.init(from), .init(to)] + constants,
        nodes: [
          .init(code, [0] + constants.indices.map { $0 + 2 }, 1, options, version: version)
        ], outputs: [1])
    }
  }

  static let cases: [Case] = [
    Case(
      testDescription: "ReLU", from: [1, 4], to: [1, 4], input: [-1, 0, 2, 9], expected: [0, 0, 2, 9],
      code: Code.relu),
    Case(
      testDescription: "ReLU6", from: [1, 4], to: [1, 4], input: [-1, 0, 2, 9], expected: [0, 0, 2, 6],
      code: Code.relu6),
    Case(
      testDescription: "hard swish", from: [1, 5], to: [1, 5], input: [-4, -1.5, 0, 1, 5],
      expected: [0, -0.375, 0, 2.0 / 3, 5], code: Code.hardSwish),
    Case(
      testDescription: "PReLU", from: [1, 2, 1, 2], to: [1, 2, 1, 2], input: [-1, -1, 3, -2],
      expected: [-0.5, -0.25, 3, -0.5], code: Code.prelu, constants: [.init([1, 1, 2], [0.5, 0.25])]),
    Case(
      testDescription: "logistic", from: [1, 5], to: [1, 5], input: [-100, -2, 0, 2, 100],
      expected: [0, 0.119_202_92, 0.5, 0.880_797_1, 1], code: Code.logistic),
    Case(
      testDescription: "sum with a number by channel", from: [1, 2, 1, 2], to: [1, 2, 1, 2],
      input: [1, 2, 3, 4], expected: [11, 22, 13, 24], code: Code.add, options: [0: .byte(0)],
      constants: [.init([1, 1, 1, 2], [10, 20])]),
    Case(
      testDescription: "product with one number, then ReLU", from: [1, 3], to: [1, 3], input: [1, -2, 3],
      expected: [2, 0, 6], code: Code.multiply, options: [0: .byte(1)], constants: [.init([1], [2])]),
    Case(
      testDescription: "largest of 2 × 2", from: [1, 2, 4, 1], to: [1, 1, 2, 1],
      input: [1, 2, -3, -4, 4, 3, -1, -2], expected: [4, -1], code: Code.maxPool,
      options: poolOptions(padding: 1, stride: 2, size: 2)),
    Case(
      testDescription: "largest of 2 × 2 at an edge", from: [1, 1, 3, 1], to: [1, 1, 2, 1],
      input: [-1, -2, -3], expected: [-1, -3], code: Code.maxPool,
      options: poolOptions(padding: 0, stride: 2, size: 2)),
    Case(
      testDescription: "mean by channel", from: [1, 2, 2, 2], to: [1, 1, 1, 2],
      input: [1, 10, 2, 20, 3, 30, 6, 60], expected: [3, 30], code: Code.averagePool,
      options: poolOptions(padding: 1, stride: 2, size: 2)),
    Case(
      testDescription: "mean at an edge counts only what is there", from: [1, 1, 3, 1], to: [1, 1, 2, 1],
      input: [1, 2, 3], expected: [1.5, 3], code: Code.averagePool,
      options: poolOptions(padding: 0, stride: 2, size: 2)),
    Case(
      testDescription: "padding on all sides", from: [1, 1, 1, 1], to: [1, 3, 2, 3], input: [5],
      expected: [0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], code: Code.pad,
      constants: [.init([4, 2], integers: [0, 0, 1, 1, 0, 1, 1, 1])]),
    Case(
      testDescription: "doubled with half-pixel centres", from: [1, 1, 2, 1], to: [1, 1, 4, 1],
      input: [0, 4], expected: [0, 1, 3, 4], code: Code.resize, options: [3: .byte(1)],
      constants: [.init([2], integers: [1, 4])], version: 3),
    Case(
      testDescription: "doubled with aligned corners", from: [1, 2, 1, 1], to: [1, 4, 1, 1],
      input: [0, 3], expected: [0, 1, 2, 3], code: Code.resize, options: [2: .byte(1)],
      constants: [.init([2], integers: [4, 1])]),
    Case(
      testDescription: "doubled from the corner", from: [1, 1, 2, 1], to: [1, 1, 4, 1],
      input: [0, 4], expected: [0, 2, 4, 4], code: Code.resize, options: [:],
      constants: [.init([2], integers: [1, 4])]),
    Case(
      testDescription: "depth to space", from: [1, 1, 2, 4], to: [1, 2, 4, 1],
      input: [1, 2, 3, 4, 5, 6, 7, 8], expected: [1, 2, 5, 6, 3, 4, 7, 8], code: Code.depthToSpace,
      options: [0: .int(2)]),
    Case(
      testDescription: "reshape", from: [1, 2, 3, 1], to: [6], input: [1, 2, 3, 4, 5, 6],
      expected: [1, 2, 3, 4, 5, 6], code: Code.reshape),
    Case(
      testDescription: "a slice of everything", from: [1, 3], to: [1, 3], input: [1, 2, 3],
      expected: [1, 2, 3], code: Code.stridedSlice, options: [0: .int(2)],
      constants: [
        .init([2], integers: [0, 7]), .init([2], integers: [1, 3]), .init([2], integers: [1, 1]),
      ]),
  ]

  @Test("do what their name says", arguments: cases)
  func single(_ c: Case) throws {
    try expectClose(try run(c.network, c.input), c.expected, within: 1e-6)
  }

  @Test(
    "concatenate along an axis", arguments: [(1, [1, 2, 3, 4, 1, 2, 3, 4]), (2, [1, 2, 1, 2, 3, 4, 3, 4])])
  func concatenation(_ axis: Int, _ expected: [Float]) throws {
    let made = axis == 1 ? [1, 4, 2] : [1, 2, 4]
    let network = SmallNetwork(
      tensors: [.init(1, 2, 2), .init(made)],
      nodes: [.init(Code.concatenation, [0, 0], 1, [0: .int(axis)])], outputs: [1])
    #expect(try run(network, [1, 2, 3, 4]) == expected)
  }

  /// 1 × 2 pixels of 1 and 20, window 1 2 3, stride 2, bias 10: the third column gets both.
  @Test(
    "transpose a convolution",
    arguments: [(1, [11, 12, 33, 50]), (2, [11, 12, 33, 50, 70])] as [(UInt8, [Float])])
  func transposedConvolution(padding: UInt8, _ expected: [Float]) throws {
    let network = SmallNetwork(
      tensors: [
        .init(1, 1, 2, 1), .init([1, 1, 3, 1], [1, 2, 3]), .init([1], [10]), .init(1, 1, expected.count, 1),
      ],
      nodes: [
        .init(
          "Convolution2DTransposeBias", [0, 1, 2], 3, custom: [padding, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0])
      ], outputs: [3])
    #expect(try run(network, [1, 20]) == expected)
  }
}
