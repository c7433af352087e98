import Testing

@testable import Inference

@Suite("Operators of a face embedding network")
struct EmbeddingOperatorTests {
  private func run(_ network: SmallONNX, _ input: [Float], height: Int, width: Int) throws -> [Float] {
    var network = network
    network.operatorSet = 21
    try FuzzSeed.keep(network.bytes, for: "onnx")
    return try #require(
      try Session(Network(onnx: network.bytes, height: height, width: width)).run(input).first)
  }

  /// A 1 × 1 convolution of eight-bit weights in blocks of two along the input channels.
  private static func quantized(block: Int = 2, scales: [Float] = [0.5, 2, 1, 4]) -> SmallONNX {
    var network = SmallONNX()
    network.bytes("stored", [2, 3], [1, 2, 3, -4, 5, -128])
    network.typedConstant("scales", [2, scales.count / 2], scales)
    network.bytes("zeros", [2, scales.count / 2], [Int8](repeating: 1, count: scales.count))
    network.integers("shape", [2, 3, 1, 1])
    network.node(
      "DequantizeLinear", ["stored", "scales", "zeros"], "flat",
      integers: ["axis": [1], "block_size": [block]])
    network.node("Reshape", ["flat", "shape"], "weights")
    network.node("Conv", ["input", "weights"], "output")
    return network
  }

  @Test("weights of eight bits, with a scale and a zero point a block, and no bias")
  func dequantization() throws {
    // (0, ½, 4) and (−5, 4, −516)
    #expect(try run(Self.quantized(), [1, 2, 3], height: 1, width: 1) == [13, -1545])
    #expect(
      try run(Self.quantized(block: 64, scales: [1, 0.5]), [1, 2, 3], height: 1, width: 1) == [8, -192])
  }

  @Test("blocks that do not fit the weights are refused")
  func badBlocks() {
    for network in [Self.quantized(block: 0), Self.quantized(block: 1), Self.quantized(scales: [1, 1])] {
      var network = network
      network.operatorSet = 21
      #expect(throws: NetworkError.self) { try Network(onnx: network.bytes, height: 1, width: 1) }
    }
  }

  @Test("a number taken off, a product, slopes, a dropout and a full connection that is normalized")
  func wholeHead() throws {
    var network = SmallONNX()
    network.listedInput("weights that nothing reads")
    network.typedConstant("offset", [1], [10])
    network.typedConstant("factor", [1], [0.5])
    network.typedConstant("slopes", [3, 1, 1], [0, 0.5, -1])
    network.constant("ratio", [1], [0.5])
    network.node("Sub", ["input", "offset"], "shifted")
    network.node("Mul", ["shifted", "factor"], "scaled")
    network.node("PRelu", ["scaled", "slopes"], "bent")
    network.node("Dropout", ["bent", "ratio"], "kept")
    network.node("Flatten", ["kept"], "row")
    // In the file's order: both pixels of red, of green, of blue.
    network.constant("matrix", [2, 6], [1, 2, 3, 4, 5, 6, 1, 0, 0, 0, 0, 0])
    network.constant("bias", [2], [100, 0])
    network.node("Gemm", ["row", "matrix", "bias"], "product", integers: ["transB": [1]])
    for (name, values) in [("gain", [2, 1]), ("shift", [1, 0]), ("mean", [50, 0]), ("variance", [4, 1])]
      as [(String, [Float])]
    { network.constant(name, [2], values) }
    network.node("BatchNormalization", ["product", "gain", "shift", "mean", "variance"], "output")
    // Pixels (12, 6, 14) and (8, 10, 6) become (1, −1, 2) and (0, 0, 2).
    let made = try run(network, [12, 6, 14, 8, 10, 6], height: 1, width: 2)
    let product: Float = 1 * 1 + 3 * -1 + 5 * 2 + 6 * 2 + 100
    for (value, expected) in zip(made, [(product - 50) + 1, 1]) { #expect(abs(value - expected) < 1e-3) }
  }

  @Test("a normalization folded into a convolution or a depthwise one, or by itself behind an activation")
  func normalization() throws {
    for (kind, shape, weights) in [
      ("full", [3, 3, 1, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1] as [Float]),
      ("depthwise", [3, 1, 1, 1], [1, 1, 1]),
    ] {
      for isActivated in [false, true] {
        var network = SmallONNX()
        network.constant("weights", shape, weights)
        for (name, values) in [
          ("gain", [2, 1, 1]), ("shift", [0, 0, 5]), ("mean", [1, 0, 0]), ("variance", [1, 4, 1]),
        ]
          as [(String, [Float])]
        { network.constant(name, [3], values) }
        network.node("Conv", ["input", "weights"], "made", integers: ["group": [kind == "full" ? 1 : 3]])
        if isActivated { network.node("Relu", ["made"], "active") }
        network.node(
          "BatchNormalization", [isActivated ? "active" : "made", "gain", "shift", "mean", "variance"],
          "normal")
        network.constant("slopes", [3, 1, 1], [0.5, 0.5, 0.5])
        network.node("PRelu", ["normal", "slopes"], "output")
        let made = try run(network, [3, -2, 0, -1, 4, 1], height: 1, width: 2)
        let expected: [Float] = isActivated ? [4, 0, 5, -1, 2, 6] : [4, -0.5, 5, -2, 2, 6]
        for (value, wanted) in zip(made, expected) { #expect(abs(value - wanted) < 1e-3, "\(kind)") }
      }
    }
  }
}
