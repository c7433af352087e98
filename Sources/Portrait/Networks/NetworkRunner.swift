import Inference

/// A network of one worker with its file's name for messages.
final class NetworkRunner {
  private let session: Session
  private let file: PortraitModels.File
  private let counts: [Int]

  /// - Parameter counts: how many values each output has, in file order.
  init(_ network: Network, file: PortraitModels.File, counts: [Int], in workspace: Workspace) {
    session = Session(network, in: workspace)
    self.file = file
    self.counts = counts
  }

  func run(_ input: [Float]) throws(PortraitError) -> [[Float]] {
    let outputs: [[Float]]
    do {
      outputs = try session.run(input)
    } catch {
      throw .network(file: file.rawValue, error)
    }
    let found = outputs.map(\.count)
    guard found == counts else { throw .unexpectedOutput(file: file.rawValue, counts: found) }
    return outputs
  }
}
