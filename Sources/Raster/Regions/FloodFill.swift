/// Goes from a sample of a grid to all that hang together with it: connected components, holes, what a wall reaches.
///
/// The caller keeps what was taken, in whatever form serves it; this keeps the samples whose neighbours are still to be
/// looked at. In which order samples are taken is not told.
public struct FloodFill {
  /// Which samples hang together.
  public enum Connectivity: Sendable {
    /// Those that share a side.
    case four
    /// Those that share a side or a corner.
    case eight
  }

  @usableFromInline let width: Int
  @usableFromInline let count: Int
  @usableFromInline let connectivity: Connectivity
  @usableFromInline var open: [Int] = []

  /// The samples of a grid of this size are numbered row by row.
  public init(width: Int, height: Int, connectivity: Connectivity = .four) {
    self.width = width
    count = width * height
    self.connectivity = connectivity
  }

  /// Fills from a sample that was taken already, or that only its neighbours are reached from.
  /// - Parameter take: takes the sample with this index and says so; false where it does not belong to the region or was
  ///   taken before.
  @inlinable @inline(__always)
  public mutating func run(from start: Int, take: (Int) -> Bool) {
    visitNeighbors(of: start, take)
    while let i = open.popLast() { visitNeighbors(of: i, take) }
  }

  @inlinable @inline(__always)
  mutating func visitNeighbors(of i: Int, _ take: (Int) -> Bool) {
    let x = i % width
    let (isFirst, isLast) = (x == 0, x == width - 1)
    if !isFirst { visit(i - 1, take) }
    if !isLast { visit(i + 1, take) }
    if i >= width { visitRow(i - width, isFirst, isLast, take) }
    if i + width < count { visitRow(i + width, isFirst, isLast, take) }
  }

  /// The sample above or below, and with eight neighbours those beside it.
  @inlinable @inline(__always)
  mutating func visitRow(_ i: Int, _ isFirst: Bool, _ isLast: Bool, _ take: (Int) -> Bool) {
    visit(i, take)
    guard connectivity == .eight else { return }
    if !isFirst { visit(i - 1, take) }
    if !isLast { visit(i + 1, take) }
  }

  @inlinable @inline(__always)
  mutating func visit(_ i: Int, _ take: (Int) -> Bool) {
    if take(i) { open.append(i) }
  }
}
