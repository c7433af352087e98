import Support
import Testing

@testable import Inference

@Suite("Working memory shared by networks")
struct WorkspaceTests {
  /// 3 channels to 8, their lines enlarged, put before the picture's own and seen through a window of 3 × 3.
  /// - Parameter alsoJoined: whether the plane of both is an output as well, so that it must be made.
  private func network(alsoJoined: Bool) -> SmallONNX {
    var network = SmallONNX()
    network.constant("first", [8, 3, 1, 1], (0..<24).map { Float($0 % 7) - 3 })
    network.constant("none", [8], [Float](repeating: 0.25, count: 8))
    network.node(
      "Conv", ["input", "first", "none"], "small",
      integers: ["pads": [0, 0, 0, 0], "strides": [2, 2], "dilations": [1, 1]])
    network.constant("scales", [4], [1, 1, 2, 2])
    network.constant("roi", [0], [])
    network.node(
      "Resize", ["small", "roi", "scales"], "large",
      texts: ["mode": "linear", "coordinate_transformation_mode": "pytorch_half_pixel"])
    network.node("Concat", ["large", "input"], "joined", integers: ["axis": [1]])
    network.constant("second", [2, 11, 3, 3], (0..<198).map { Float($0 % 11) / 8 - 0.5 })
    network.constant("bias", [2], [1, -1])
    network.node(
      "Conv", ["joined", "second", "bias"], "output",
      integers: ["pads": [1, 1, 1, 1], "strides": [1, 1], "dilations": [1, 1]])
    if alsoJoined { network.outputs = ["output", "joined"] }
    return network
  }

  private func noise(_ count: Int) -> [Float] {
    (0..<count).map { Float(($0 &* 2_654_435_761) % 1021) / 1021 }
  }

  @Test("planes joined line by line give what joined planes give, in less memory", arguments: [2, 14, 190])
  func joinedPlanes(side: Int) throws {
    func made(_ alsoJoined: Bool) throws -> Network {
      try Network(onnx: network(alsoJoined: alsoJoined).bytes, height: side, width: side + 4)
    }
    let (lazy, whole) = (try made(false), try made(true))
    let picture = noise(side * (side + 4) * 3)
    #expect(try Session(lazy).run(picture)[0] == Session(whole).run(picture)[0])
    #expect(lazy.plan.count < whole.plan.count)
  }

  @Test(
    "what another network left behind is not read", .enabled(if: Downloads.networksArePresent),
    arguments: Models.names)
  func leftovers(_ name: String) throws {
    let network = try Models.network(name)
    let picture = noise(network.inputShape.reduce(1, *))
    let workspace = Workspace()
    let count = network.plan.count + network.scratch
    workspace.room(for: count).update(repeating: .nan, count: count)
    #expect(try Session(network, in: workspace).run(picture) == Session(network).run(picture))
  }

  @Test("sessions take turns in one workspace")
  func turns() throws {
    let small = try Network(onnx: network(alsoJoined: false).bytes, height: 2, width: 6)
    let large = try Network(onnx: network(alsoJoined: true).bytes, height: 30, width: 34)
    let (few, many) = (noise(36), noise(30 * 34 * 3))
    let workspace = Workspace()
    let sessions = (Session(small, in: workspace), Session(large, in: workspace))
    for _ in 0..<2 {
      #expect(try sessions.0.run(few) == Session(small).run(few))
      #expect(try sessions.1.run(many) == Session(large).run(many))
    }
  }

  @Test("a name that stands for two constants is not read beyond the smaller")
  func oneNameForTwo() throws {
    var small = SmallONNX()
    small.constant("weights", [1, 3, 1, 1], [1, 2, 3])
    small.constant("bias", [1], [0])
    small.node("Conv", ["input", "weights", "bias"], "output")
    var large = SmallONNX()
    large.constant("weights", [2, 3, 3, 3], (0..<54).map { Float($0) })
    large.constant("bias", [2], [0, 0])
    large.node(
      "Conv", ["input", "weights", "bias"], "output",
      integers: ["pads": [1, 1, 1, 1], "strides": [1, 1], "dilations": [1, 1]])
    let shared = SharedWeights()
    _ = try Network(onnx: small.bytes, height: 4, width: 4, sharing: shared)
    let network = try Network(onnx: large.bytes, height: 4, width: 4, sharing: shared)
    let picture = noise(48)
    #expect(
      try Session(network).run(picture)
        == Session(Network(onnx: large.bytes, height: 4, width: 4)).run(picture))
  }

  @Test("networks of one file for two sizes share their weights")
  func sharedWeights() throws {
    let bytes = network(alsoJoined: false).bytes
    let shared = SharedWeights()
    let networks = try [8, 20].map { try Network(onnx: bytes, height: $0, width: $0, sharing: shared) }
    let weights = networks.map { $0.steps.compactMap { ($0 as? Convolution)?.weights } }
    #expect(weights[0].count == 2)
    #expect(zip(weights[0], weights[1]).allSatisfy { $0 === $1 })
    let picture = noise(20 * 20 * 3)
    #expect(
      try Session(networks[1]).run(picture)
        == Session(Network(onnx: bytes, height: 20, width: 20)).run(picture))
  }
}
