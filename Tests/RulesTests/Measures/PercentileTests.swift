import Testing

@testable import Rules

@Suite struct PercentileTests {
  /// Beside a sorted list, with ties and without.
  @Test(arguments: [1, 2, 3, 10, 101, 1000], [3, 1_000_000])
  func isTheValueOfItsRank(_ count: Int, _ distinct: Int) {
    var random = Xorshift()
    let values = (0..<count).map { _ in Double(Int.random(in: 0..<distinct, using: &random)) }
    let sorted = values.sorted()
    for fraction in [0, 0.05, 0.25, 0.5, 0.98, 1] {
      let rank = min(count - 1, Int(fraction * Double(count)))
      #expect(Percentile.of(values, fraction) == sorted[rank])
    }
  }

  @Test func ofNothingThereIsNone() {
    #expect(Percentile.of([], 0.5) == nil)
    #expect(Percentile.median([7]) == 7)
  }

  @Test func fractionsOutsideTheListAreItsEnds() {
    #expect(Percentile.of([3, 1, 2], -1) == 1)
    #expect(Percentile.of([3, 1, 2], 2) == 3)
  }

  @Test func selectingPartsTheValues() {
    var random = Xorshift()
    var values = (0..<257).map { _ in Int.random(in: 0..<40, using: &random) }
    let rank = 100
    let value = values.withUnsafeMutableBufferPointer { Percentile.select(&$0, rank) }
    #expect(values[..<rank].allSatisfy { $0 <= value } && values[rank...].allSatisfy { $0 >= value })
  }
}
