import Support
import Testing

@testable import Inference

@Suite("Networks from ONNX files")
struct ONNXTests {
  /// A 1 × 1 convolution that gives the second channel and the sum of all three.
  private static func pointwise(then kind: String? = nil) -> SmallONNX {
    var network = SmallONNX()
    network.constant("weights", [2, 3, 1, 1], [0, 1, 0, 1, 1, 1])
    network.constant("bias", [2], [0.5, -1])
    network.node(
      "Conv", ["input", "weights", "bias"], kind == nil ? "output" : "sum",
      integers: ["pads": [0, 0, 0, 0], "strides": [1, 1], "dilations": [1, 1]])
    if let kind { network.node(kind, ["sum"], "output") }
    return network
  }

  private func run(_ network: SmallONNX, _ input: [Float], height: Int, width: Int) throws -> [Float] {
    try FuzzSeed.keep(network.bytes, for: "onnx")
    return try #require(
      try Session(Network(onnx: network.bytes, height: height, width: width)).run(input).first)
  }

  @Test("a convolution, and an activation joined to it")
  func convolution() throws {
    let input: [Float] = [1, 2, 3, -4, -5, -6]
    #expect(try run(Self.pointwise(), input, height: 1, width: 2) == [2.5, 5, -4.5, -16])
    #expect(try run(Self.pointwise(then: "Relu"), input, height: 1, width: 2) == [2.5, 5, 0, 0])
  }

  @Test("one output alone, without what only others need")
  func oneOutput() throws {
    var network = Self.pointwise(then: "Relu")
    network.outputs = ["sum", "output"]
    let input: [Float] = [1, 2, 3, -4, -5, -6]
    func runs(_ output: String?) throws -> [[Float]] {
      try Session(Network(onnx: network.bytes, height: 1, width: 2, output: output)).run(input)
    }
    let (before, after): ([Float], [Float]) = ([2.5, 5, -4.5, -16], [2.5, 5, 0, 0])
    #expect(try runs(nil) == [before, after])
    #expect(try runs("sum") == [before])
    #expect(try runs("output") == [after])
    #expect(throws: NetworkError.self) { try runs("input") }
  }

  @Test("a padded window sees zeros around the picture")
  func window() throws {
    var network = SmallONNX()
    network.constant("weights", [1, 3, 3, 3], [Float](repeating: 1, count: 27))
    network.constant("bias", [1], [0])
    network.node(
      "Conv", ["input", "weights", "bias"], "output",
      integers: ["pads": [1, 1, 1, 1], "strides": [1, 1], "dilations": [1, 1]])
    let ones = [Float](repeating: 1, count: 27)
    #expect(try run(network, ones, height: 3, width: 3) == [12, 18, 12, 18, 27, 18, 12, 18, 12])
  }

  @Test("channels normalized by batch and by instance, in one step")
  func normalization() throws {
    var network = SmallONNX()
    for (name, value) in [("zero", 0), ("one", 1), ("three", 3)] { network.integers(name, [value]) }
    network.node("Slice", ["input", "zero", "one", "one", "one"], "head")
    network.node("Slice", ["input", "one", "three", "one", "one"], "tail")
    network.constant("two", [1], [2])
    network.constant("mean", [1], [1])
    network.constant("variance", [1], [4])
    network.node("BatchNormalization", ["head", "two", "mean", "mean", "variance"], "batch")
    network.constant("gains", [2], [1, 3])
    network.constant("offsets", [2], [0, 10])
    network.node("InstanceNormalization", ["tail", "gains", "offsets"], "instance")
    network.node("Concat", ["batch", "instance"], "output", integers: ["axis": [1]])
    let made = try run(network, [1, 0, 5, 3, 2, 9], height: 1, width: 2)
    for (value, expected) in zip(made, [1, -1, 7, 3, 1, 13] as [Float]) {
      #expect(abs(value - expected) < 1e-3)
    }
  }

  @Test("a residual, a resizing and a gate by channel")
  func others() throws {
    var network = SmallONNX()
    network.constant("weights", [3, 3, 1, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1])
    network.constant("bias", [3], [1, 2, 3])
    network.node("Conv", ["input", "weights", "bias"], "shifted")
    network.node("Add", ["input", "shifted"], "sum")
    network.node("GlobalAveragePool", ["sum"], "mean")
    network.node("Mul", ["sum", "mean"], "gated")
    network.constant("scales", [4], [1, 1, 2, 2])
    network.constant("roi", [0], [])
    network.node(
      "Resize", ["gated", "roi", "scales"], "output",
      texts: ["mode": "linear", "coordinate_transformation_mode": "pytorch_half_pixel"])
    // 2 · input + bias is (1, 4, 9); one pixel: the mean is itself.
    let made = try run(network, [0, 1, 3], height: 1, width: 1)
    #expect(made == [1, 16, 81, 1, 16, 81, 1, 16, 81, 1, 16, 81])
  }

  @Test("what the engine does not have is refused by name")
  func refusals() {
    var unknown = SmallONNX()
    unknown.node("Einsum", ["input"], "output")
    #expect(throws: NetworkError.unsupportedOperator(name: "Einsum")) {
      try Network(onnx: unknown.bytes, height: 4, width: 4)
    }
    var newer = Self.pointwise()
    newer.operatorSet = 13
    #expect(throws: NetworkError.unsupportedOperator(name: "operator set 13")) {
      try Network(onnx: newer.bytes, height: 4, width: 4)
    }
    var dilated = SmallONNX()
    dilated.constant("weights", [1, 3, 1, 1], [1, 1, 1])
    dilated.constant("bias", [1], [0])
    dilated.node("Conv", ["input", "weights", "bias"], "output", integers: ["dilations": [2, 2]])
    #expect(throws: NetworkError.self) { try Network(onnx: dilated.bytes, height: 4, width: 4) }
    var empty = SmallONNX()
    empty.constant("weights", [0, 3, 1, 1], [])
    empty.constant("bias", [0], [])
    empty.node("Conv", ["input", "weights", "bias"], "output")
    #expect(throws: NetworkError.self) { try Network(onnx: empty.bytes, height: 4, width: 4) }
    #expect(throws: NetworkError.self) { try Network(onnx: [], height: 4, width: 4) }
    #expect(throws: NetworkError.self) { try Network(onnx: Self.pointwise().bytes, height: 0, width: 4) }
  }

  @Test("a small network cut short anywhere, and with every bit flipped")
  func damage() {
    var bytes = Self.pointwise(then: "Sigmoid").bytes
    func load(_ bytes: [UInt8]) {
      guard let network = try? Network(onnx: bytes, height: 3, width: 2) else { return }
      _ = try? Session(network).run([Float](repeating: 0.5, count: 18))
    }
    for count in bytes.indices { load(Array(bytes.prefix(count))) }
    for index in bytes.indices {
      for bit in 0..<8 {
        bytes[index] ^= 1 << UInt8(bit)
        load(bytes)
        bytes[index] ^= 1 << UInt8(bit)
      }
    }
  }

  @Test(
    "the real networks with flipped bits and cut short",
    .enabled(if: Downloads.networksArePresent), arguments: ["modnet", "sface", "lite0"])
  func realDamage(_ name: String) throws {
    let bytes = try Models.bytes(name)
    let model = try ONNXModel(bytes)
    for damaged in Damage(bytes, sparing: model.constants.values.map(\.data)).copies(60) {
      guard let network = try? Network(onnx: damaged, height: 32, width: 32) else { continue }
      _ = try? Session(network).run([Float](repeating: 0.5, count: network.inputShape.reduce(1, *)))
    }
    for count in stride(from: 0, to: bytes.count, by: 1_999_993) {
      #expect(throws: NetworkError.self) {
        try Network(onnx: Array(bytes.prefix(count)), height: 32, width: 32)
      }
    }
  }
}
