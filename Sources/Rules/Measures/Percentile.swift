/// Order statistics.
enum Percentile {
  /// The value that `fraction` of the numbers stay below; nil of an empty list.
  static func of(_ values: [Double], _ fraction: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    var values = values
    let rank = min(values.count - 1, max(0, Int(fraction * Double(values.count))))
    return values.withUnsafeMutableBufferPointer { select(&$0, rank) }
  }

  static func median(_ values: [Double]) -> Double? { of(values, 0.5) }

  /// The value of this rank, 0 the least (Hoare's FIND). Values before it end up no greater, those behind it no less.
  static func select<Value: Comparable>(_ values: inout UnsafeMutableBufferPointer<Value>, _ rank: Int)
    -> Value
  {
    var (low, high) = (0, values.count - 1)
    while low < high {
      let pivot = values[rank]
      var (left, right) = (low, high)
      repeat {
        while values[left] < pivot { left += 1 }
        while pivot < values[right] { right -= 1 }
        guard left <= right else { break }
        values.swapAt(left, right)
        left += 1
        right -= 1
      } while left <= right
      if right < rank { low = left }
      if rank < left { high = right }
    }
    return values[rank]
  }
}
