/// Runs one network; one for each thread.
public final class Session {
  private let network: Network
  private let workspace: Workspace

  /// - Parameter workspace: where the network computes; shared with other sessions of the same thread.
  public init(_ network: Network, in workspace: Workspace = Workspace()) {
    self.network = network
    self.workspace = workspace
  }

  /// Runs the network once.
  /// - Parameter input: height × width × channels floats in the range that the network was trained on.
  /// - Returns: the outputs in the file's order, each as many floats as its shape says.
  public func run(_ input: [Float]) throws(NetworkError) -> [[Float]] {
    let expected = network.inputShape.reduce(1, *)
    guard input.count == expected else { throw .wrongInput(count: input.count, expected: expected) }
    let base = workspace.room(for: network.plan.count + network.scratch)
    let memory = Memory(base: base, offsets: network.plan.offsets, scratch: base + network.plan.count)
    let target = memory[network.input]
    for i in 0..<expected { target[i] = input[i] }
    for step in network.steps { step.run(memory) }
    return zip(network.outputs, network.outputShapes).map { value, shape in
      Array(UnsafeBufferPointer(start: memory[value], count: shape.reduce(1, *)))
    }
  }
}
