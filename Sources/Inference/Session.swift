/// The working memory for one network; one for each thread.
public final class Session {
  private let network: Network
  private let buffer: AlignedBuffer
  private let memory: Memory

  public init(_ network: Network) {
    self.network = network
    buffer = AlignedBuffer(count: network.plan.count + network.scratch)
    memory = Memory(
      base: buffer.base, offsets: network.plan.offsets, scratch: buffer.base + network.plan.count)
  }

  /// Runs the network once.
  /// - Parameter input: height × width × channels floats in the range that the network was trained on.
  /// - Returns: the outputs in the file's order, each as many floats as its shape says.
  public func run(_ input: [Float]) throws(NetworkError) -> [[Float]] {
    let expected = network.inputShape.reduce(1, *)
    guard input.count == expected else { throw .wrongInput(count: input.count, expected: expected) }
    let target = memory[network.input]
    for i in 0..<expected { target[i] = input[i] }
    for step in network.steps { step.run(memory) }
    return zip(network.outputs, network.outputShapes).map { value, shape in
      Array(UnsafeBufferPointer(start: memory[value], count: shape.reduce(1, *)))
    }
  }
}
