public import SystemPackage

/// What every program may write to besides files.
public enum StandardStream: Sendable {
  case output
  case error

  /// All of it, however often the system takes only a part.
  public func write(_ text: String) throws(Errno) {
    let stream = self == .output ? FileDescriptor.standardOutput : .standardError
    do { try stream.writeAll(Array(text.utf8)) } catch { throw error as? Errno ?? .ioError }
  }
}
