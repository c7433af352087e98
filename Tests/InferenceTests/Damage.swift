import Support

/// Copies of a network's file with two bits flipped outside of its weights, which are most of it.
struct Damage {
  private let bytes: [UInt8]
  private var places: [Int] = []

  init(_ bytes: [UInt8], sparing weights: [Range<Int>]) {
    self.bytes = bytes
    var start = 0
    for range in weights.filter({ $0.count > 64 }).sorted(by: { $0.lowerBound < $1.lowerBound })
    where range.lowerBound >= start {
      places += start..<range.lowerBound
      start = range.upperBound
    }
    places += start..<bytes.count
  }

  /// The same ones every time.
  func copies(_ count: Int) -> some Sequence<[UInt8]> {
    var noise = SeededNoise(seed: 7)
    return (0..<count).lazy.map { _ in
      var damaged = bytes
      for _ in 0..<2 {
        let bits = noise.bits()
        damaged[places[Int(bits >> 8) % places.count]] ^= 1 << UInt8(bits >> 5 & 7)
      }
      return damaged
    }
  }
}
