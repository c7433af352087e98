/// A report that is written piece by piece and appears whole, or not at all.
final class ReportFile {
  private let target: RawPath
  private let temporary: RawPath
  private let file: Int32
  private var buffer: [UInt8] = []
  private var failure: OutputError?

  init(_ name: String, in folder: BatchFolder) throws(OutputError) {
    target = folder.report / name
    temporary = folder.temporary / ("report-" + name)
    file = Files.create(temporary)
    guard file >= 0 else { throw Files.failure(temporary) }
    buffer.reserveCapacity(1 << 17)
  }

  func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { flush() }
  }

  private func flush() {
    if failure == nil, !Files.put(buffer, into: file) { failure = Files.failure(target) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// To be called once, at the end.
  func close() throws(OutputError) {
    flush()
    if let failure {
      _ = Files.abandon(file, target)
      Files.remove(temporary)
      throw failure
    }
    guard let failure = Files.finish(file, temporary, as: target) else { return }
    Files.remove(temporary)
    throw failure
  }
}
