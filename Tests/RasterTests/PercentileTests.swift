import Raster
import Testing

@Suite struct PercentileTests {
  static let lists: [[Double]] = [1, 2, 3, 10, 101].flatMap { count in
    (UInt32(1)...3).map { seed in
      var noise = Noise(seed &* 77)
      return (0..<count).map { _ in Double(noise.byte() / 8) }
    }
  }

  @Test("nearest rank: the sorted list's value of that rank", arguments: lists)
  func nearestRank(list: [Double]) {
    let sorted = list.sorted()
    for fraction in [-1, 0, 0.05, 0.25, 0.5, 0.98, 1, 7] {
      let rank = max(0, min(list.count - 1, Int(fraction * Double(list.count))))
      #expect(Percentile.of(list, fraction) == sorted[rank])
    }
    #expect(Percentile.median(list) == sorted[list.count / 2])
  }

  @Test("selecting puts no greater values before and no less behind", arguments: lists)
  func select(list: [Double]) {
    for rank in list.indices {
      var values = list
      let found = values.withUnsafeMutableBufferPointer { Percentile.select(&$0, rank) }
      #expect(found == list.sorted()[rank])
      #expect(values.sorted() == list.sorted())
      #expect(values[..<rank].allSatisfy { $0 <= found } && values[rank...].allSatisfy { $0 >= found })
    }
  }

  /// numpy.percentile([1, 2, 4, 8], [0, 10, 25, 50, 90, 100])
  @Test func interpolated() throws {
    for (fraction, expected) in [(0, 1), (0.1, 1.3), (0.25, 1.75), (0.5, 3), (0.9, 6.8), (1, 8)] {
      let value = try #require(Percentile.interpolated([8, 1, 4, 2], fraction))
      #expect(abs(value - expected) < 1e-12)
    }
    #expect(Percentile.interpolated([5], 0.3) == 5)
  }

  @Test func ofNothingThereIsNone() {
    #expect(Percentile.of([], 0.5) == nil)
    #expect(Percentile.median([]) == nil)
    #expect(Percentile.interpolated([], 0.5) == nil)
  }
}
