/// Order statistics of a list of numbers. There are as many definitions as textbooks; these two are in use here.
public enum Percentile {
  /// The value that has `fraction` of the numbers below it: the one of rank ⌊fraction · count⌋, 0 the least (nearest
  /// rank). Nil of an empty list.
  public static func of(_ values: [Double], _ fraction: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    var values = values
    let rank = min(values.count - 1, max(0, Int(fraction * Double(values.count))))
    return values.withUnsafeMutableBufferPointer { select(&$0, rank) }
  }

  /// The upper one of the two in the middle where the count is even.
  public static func median(_ values: [Double]) -> Double? { of(values, 0.5) }

  /// Between the two values around rank fraction · (count − 1), in proportion (type 7 of Hyndman and Fan 1996, what
  /// numpy does). Nil of an empty list.
  public static func interpolated(_ values: [Double], _ fraction: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = fraction * Double(sorted.count - 1)
    let low = max(0, min(sorted.count - 1, Int(place)))
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
  }

  /// The value of this rank, 0 the least (Hoare's FIND). Values before it end up no greater, those behind it no less.
  /// - Parameter rank: of a place in the list.
  @inlinable
  public static func select<Value: Comparable>(
    _ values: inout UnsafeMutableBufferPointer<Value>, _ rank: Int
  ) -> Value {
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
