import Support
import Testing

@testable import Inference

private typealias Code = SmallNetwork.Code

@Suite("Stored numbers")
struct StorageTests {
  @Test(
    "half precision is widened exactly",
    arguments: [
      (0x0000, 0), (0x3C00, 1), (0xC000, -2), (0x3555, 0.333_251_95), (0x7BFF, 65504), (0x0400, 0x1p-14),
      (0x0001, 0x1p-24), (0x83FF, -0x1.ff8p-15), (0x7C00, .infinity), (0xFC00, -.infinity),
    ] as [(UInt16, Float)])
  func half(bits: UInt16, value: Float) throws {
    let network = SmallNetwork(
      tensors: [.init(1, 1), .init([1], halves: [bits]), .init(1, 1), .init([1, 1])],
      nodes: [
        .init(Code.dequantize, [1], 2, version: 2), .init(Code.add, [0, 2], 3, [0: .byte(0)]),
      ], outputs: [3])
    #expect(try run(network, [0]) == [value])
  }

  /// 2 outputs × 1 × 1 × 4 inputs, rows (0 1 0 2) and (0 0 0 3): compressed in the last dimension.
  private func sparse(segments: [Int], indices: [Int], values: [UInt16], rows: Int = 2) -> SmallNetwork {
    func dense(_ size: Int) -> FlatBufferWriter.Item { .table([0: .byte(0), 1: .int(size)]) }
    let bytes = FlatBufferWriter.Item.table([0: .child(.bytes(indices.map { UInt8($0) }))])
    let compressed = FlatBufferWriter.Item.table([
      0: .byte(1), 2: .byte(1), 3: .child(.table([0: .child(.integers(segments))])), 4: .byte(3),
      5: .child(bytes),
    ])
    let sparsity = FlatBufferWriter.Item.table([
      0: .child(.integers([0, 1, 2, 3])),
      2: .child(.references([dense(rows), dense(1), dense(1), compressed])),
    ])
    return SmallNetwork(
      tensors: [
        .init(1, 1, 1, 4), .init([2, 1, 1, 4], halves: values, sparsity: sparsity), .init(2, 1, 1, 4),
        .init(2, 1, 1, 4), .init([2], [0, 100]), .init(1, 1, 1, 2),
      ],
      nodes: [
        .init(Code.densify, [1], 2), .init(Code.dequantize, [2], 3, version: 3),
        .init(Code.convolution, [0, 3, 4], 5, convolutionOptions(padding: 0, stride: 1)),
      ], outputs: [5])
  }

  @Test("zeros that are left out come back")
  func densify() throws {
    let network = sparse(segments: [0, 2, 3], indices: [1, 3, 3], values: [0x3C00, 0x4000, 0x4200])
    #expect(try run(network, [1000, 10, 1000, 1]) == [12, 103])
  }

  @Test(
    "a sparse layout that contradicts itself is refused",
    arguments: [
      ([0, 2, 3], [1, 3, 4], 3, 2), ([0, 2, 4], [1, 3, 3], 3, 2), ([0, 3, 2], [1, 3, 3], 3, 2),
      ([1, 2, 3], [1, 3, 3], 3, 2), ([0, 3], [1, 3, 3], 3, 2), ([0, 2, 3], [1, 3, 3], 4, 2),
      ([0, 2, -1], [1, 3, 3], 3, 2), ([0, 2, 3], [1, 3, 3], 3, 1),
    ] as [([Int], [Int], Int, Int)])
  func badSparsity(segments: [Int], indices: [Int], values: Int, rows: Int) {
    let network = sparse(
      segments: segments, indices: indices, values: [UInt16](repeating: 0x3C00, count: values), rows: rows)
    #expect(throws: NetworkError.self) { try Network(tflite: network.bytes) }
  }

  @Test("custom options are read by name")
  func flexBuffer() throws {
    let bytes: [UInt8] = [
      108, 101, 102, 116, 0, 109, 97, 110, 121, 0, 3, 0, 1, 0, 244, 1, 254, 255, 115, 99, 97, 108, 101, 0, 98,
      105, 103, 0, 115, 105, 122, 101, 0, 5, 10, 35, 31, 19, 10, 0, 6, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 112,
      17, 1, 0, 253, 255, 255, 255, 48, 0, 0, 0, 0, 0, 192, 63, 16, 0, 0, 0, 6, 6, 45, 14, 10, 25, 38, 1,
    ]
    let options = try FlexBuffer(bytes[...])
    #expect(try options.integer("left") == -3)
    #expect(try options.integer("big") == 70000)
    #expect(try options.integer("size") == 16)
    #expect(try options.float("scale") == 1.5)
    #expect(try options.integers("many") == [1, 500, -2])
    #expect(try options.integer("none") == nil)
    #expect(throws: NetworkError.self) { try options.integer("scale") }
    #expect(throws: NetworkError.self) { try options.integers("left") }
  }

  @Test("values that live at the same time never share room", arguments: [3, 10, 40])
  func memoryPlan(length: Int) throws {
    // Every step reads the one before it and one further back.
    struct Step: Operation {
      let inputs: [Int]
      var output: Int
      func run(_ memory: Memory) {}
    }
    let steps = (1...length).map { Step(inputs: [$0 - 1, max(0, $0 - 1 - $0 % 5)], output: $0) }
    let counts = (0...length).map { 1 + $0 * 37 % 101 }
    let plan = try MemoryPlan(steps: steps, input: 0, outputs: [length, length / 2], counts: counts)
    func lastUse(_ value: Int) -> Int {
      value == length || value == length / 2
        ? length + 1 : steps.lastIndex { $0.inputs.contains(value) }.map { $0 + 1 } ?? value
    }
    for a in 0...length {
      #expect(plan.offsets[a] % 16 == 0 && plan.offsets[a] + counts[a] + 16 <= plan.count)
      for b in 0..<a where a <= lastUse(b) {
        let (x, y) = (plan.offsets[a], plan.offsets[b])
        #expect(x + counts[a] + 15 <= y || y + counts[b] + 15 <= x, "\(a) and \(b)")
      }
    }
    if length == 40 { #expect(plan.count < counts.reduce(0) { $0 + $1 + 16 }) }
  }

  @Test("a value that is read for the last time gives its place to the result of the same size")
  func replacedValues() throws {
    struct Step: Operation {
      let inputs: [Int]
      var output: Int
      var replaceable: Int? { inputs[0] }
      func run(_ memory: Memory) {}
    }
    // 1 is read again after 2 was made of it; 4 is smaller than 3.
    let steps = [
      Step(inputs: [0], output: 1), Step(inputs: [1], output: 2), Step(inputs: [2, 1], output: 3),
      Step(inputs: [3], output: 4),
    ]
    let plan = try MemoryPlan(steps: steps, input: 0, outputs: [4], counts: [64, 64, 64, 64, 32])
    #expect(plan.offsets[0] == plan.offsets[1])
    #expect(plan.offsets[1] != plan.offsets[2])
    #expect(plan.offsets[2] == plan.offsets[3])
    #expect(plan.offsets[3] != plan.offsets[4])
  }

  /// Every step finds in its inputs what was written there last, whatever order and sizes a network has.
  @Test("a planned network reads what it wrote", arguments: 0..<40)
  func plannedMemory(seed: Int) throws {
    struct Step: Operation {
      let inputs: [Int]
      var output: Int
      var replaceable: Int?
      func run(_ memory: Memory) {}
    }
    var noise = SeededNoise(seed: UInt32(seed))
    func next(_ limit: Int) -> Int { noise.integer(0...limit - 1) }
    let count = 2 + next(30)
    let counts = (0...count).map { _ in [16, 40, 40, 96][next(4)] }
    let steps = (1...count).map { value in
      let inputs = (0...next(2)).map { _ in next(value) }
      return Step(inputs: inputs, output: value, replaceable: next(2) == 0 ? inputs[0] : nil)
    }
    let outputs = [count, next(count)]
    let plan = try MemoryPlan(steps: steps, input: 0, outputs: outputs, counts: counts)
    var memory = [Int](repeating: -1, count: plan.count)
    func write(_ value: Int) {
      for i in 0..<counts[value] { memory[plan.offsets[value] + i] = value }
    }
    func holds(_ value: Int) -> Bool {
      (0..<counts[value]).allSatisfy { memory[plan.offsets[value] + $0] == value }
    }
    write(0)
    for step in steps {
      #expect(step.inputs.allSatisfy(holds), "step \(step.output)")
      write(step.output)
    }
    #expect(outputs.allSatisfy(holds))
  }
}
