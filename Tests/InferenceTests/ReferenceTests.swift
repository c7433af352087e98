import Foundation
import Inference
import Support
import Testing

struct Reference: Decodable, Sendable, CustomTestStringConvertible {
  struct Output: Decodable {
    let shape: [Int]
    let step: Int
    /// The largest magnitude of the whole output.
    let scale: Float
    let values: [Float]
  }

  let network: String
  let low: Double
  let high: Double
  let size: Int
  let outputs: [Output]

  var testDescription: String { network }

  static func all() throws -> [Reference] {
    try JSONDecoder().decode([Reference].self, from: Data(Repository.fixture("inference/references.json")))
  }
}

@Suite(
  "The same file gives the same numbers as in LiteRT or ONNX Runtime",
  .enabled(if: Downloads.networksArePresent))
struct ReferenceTests {
  @Test("within .001 of every number, or of a hundredth of the largest", arguments: try Reference.all())
  func agrees(_ reference: Reference) throws {
    let network = try Models.network(reference.network)
    #expect(network.inputShape == [1, reference.size, reference.size, 3])
    #expect(network.outputShapes == reference.outputs.map(\.shape))
    let input = drawnFace(size: reference.size, low: reference.low, high: reference.high)
    let outputs = try Session(network).run(input)
    for (output, expected) in zip(outputs, reference.outputs) {
      #expect(output.count == expected.shape.reduce(1, *))
      let sampled = stride(from: 0, to: output.count, by: expected.step).map { output[$0] }
      #expect(sampled.count == expected.values.count)
      for (made, wanted) in zip(sampled, expected.values) {
        let tolerance = 1e-3 * max(abs(wanted), 0.01 * expected.scale)
        #expect(abs(made - wanted) <= tolerance, "\(reference.network) \(expected.shape)")
      }
    }
  }

  @Test("a second run, and a run after another picture, gives the same", arguments: Models.names)
  func repeats(_ name: String) throws {
    let network = try Models.network(name)
    let session = Session(network)
    let face = drawnFace(size: network.inputShape[1], low: 0, high: 1)
    let first = try session.run(face)
    _ = try session.run(noise(face.count))
    #expect(try session.run(face) == first)
    #expect(try Session(network).run(face) == first)
  }

  @Test("threads share a network, each with its own session")
  func threads() async throws {
    let network = try Models.network("face_detection_short_range")
    let face = drawnFace(size: 128, low: -1, high: 1)
    let alone = try Session(network).run(face)
    try await withThrowingTaskGroup(of: [[Float]].self) { group in
      for _ in 0..<4 { group.addTask { try Session(network).run(face) } }
      for try await outputs in group { #expect(outputs == alone) }
    }
  }
}
