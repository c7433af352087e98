/// Working memory of one thread. Its networks run one after the other and share it: it is as large as the most demanding of
/// those that ran asks for.
public final class Workspace {
  private var buffer = AlignedBuffer(count: 0)

  public init() {}

  /// - Parameter count: in floats; their contents are left over from whatever ran before.
  func room(for count: Int) -> UnsafeMutablePointer<Float> {
    if buffer.count < count { buffer = AlignedBuffer(count: count) }
    return buffer.base
  }
}
