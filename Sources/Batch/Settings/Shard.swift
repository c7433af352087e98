internal import Files
public import SystemPackage

/// One of several machines that share the photos of one folder, without a word between them: a photo's own path decides.
public struct Shard: Sendable, Hashable, Codable {
  /// 1…count.
  public var index: Int
  public var count: Int

  public static let whole = Shard(index: 1, count: 1)

  init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// "3/8"; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count > 0, (1...count).contains(index)
    else { return nil }
    self.init(index: index, count: count)
  }

  /// Whether the photo at this relative path is this machine's.
  public func contains(_ path: FilePath) -> Bool {
    guard count > 1 else { return true }
    let number = UInt64(Digest.sha256(path.bytes).prefix(15), radix: 16) ?? 0
    return number % UInt64(count) == UInt64(index - 1)
  }
}
