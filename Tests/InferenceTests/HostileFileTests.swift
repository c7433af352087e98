import Support
import Testing

@testable import Inference

/// A damaged file gives an error or a network that runs; it never stops the program.
@Suite("Damaged files")
struct HostileFileTests {
  private func load(_ bytes: [UInt8], run: Bool) {
    guard let network = try? Network(tflite: bytes), run else { return }
    let count = network.inputShape.reduce(1, *)
    _ = try? Session(network).run([Float](repeating: 0.5, count: count))
  }

  @Test("nothing and next to nothing", arguments: 0..<24)
  func short(count: Int) {
    let bytes = Array(RefusalTests.convolution.bytes.prefix(count))
    #expect(throws: NetworkError.self) { try Network(tflite: bytes) }
  }

  @Test("a small network cut short anywhere")
  func smallPrefixes() {
    let bytes = RefusalTests.convolution.bytes
    for count in bytes.indices { load(Array(bytes.prefix(count)), run: true) }
  }

  @Test("a small network with every bit flipped, one at a time")
  func smallFlips() {
    var bytes = RefusalTests.convolution.bytes
    for index in bytes.indices {
      for bit in 0..<8 {
        bytes[index] ^= 1 << UInt8(bit)
        load(bytes, run: true)
        bytes[index] ^= 1 << UInt8(bit)
      }
    }
  }

  @Test("a small network with offsets and counts of all ones")
  func smallOnes() {
    let bytes = RefusalTests.convolution.bytes
    for index in 0..<bytes.count - 4 {
      for word in [[255, 255, 255, 255], [255, 255, 255, 127], [0, 0, 0, 128]] as [[UInt8]] {
        var damaged = bytes
        damaged.replaceSubrange(index..<index + 4, with: word)
        load(damaged, run: true)
      }
    }
  }

  @Test("a network cut short", .enabled(if: Downloads.networksArePresent), arguments: Models.tfliteNames)
  func prefixes(_ name: String) throws {
    let bytes = try Models.bytes(name)
    for count in stride(from: 0, to: bytes.count, by: name.contains("short") ? 37 : 1999) {
      load(Array(bytes.prefix(count)), run: false)
    }
  }

  @Test(
    "a network with flipped bits", .enabled(if: Downloads.networksArePresent), arguments: Models.tfliteNames)
  func flips(_ name: String) throws {
    let bytes = try Models.bytes(name)
    for damaged in Damage(bytes, sparing: try TFLiteModel(bytes).tensors.map(\.data)).copies(150) {
      load(damaged, run: true)
    }
  }

  @Test(
    "weights that are no numbers", .enabled(if: Downloads.networksArePresent), arguments: Models.tfliteNames)
  func notNumbers(_ name: String) throws {
    var bytes = try Models.bytes(name)
    for range in try TFLiteModel(bytes).tensors.filter({ $0.type == TFLiteModel.ElementType.float16 }).map(
      \.data)
    {
      for index in range { bytes[index] = 0xFF }
    }
    let network = try Network(tflite: bytes)
    let input = [Float](repeating: 0.5, count: network.inputShape.reduce(1, *))
    let outputs = try Session(network).run(input)
    #expect(outputs.map(\.count) == network.outputShapes.map { $0.reduce(1, *) })
  }
}
