/// Numbers that look random and are the same in every run (Knuth's multiplier).
struct Noise {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(next(below: 256)) } }
}

/// What every loop is tested as: compiled for every CPU, and as this CPU runs it.
enum Form: CaseIterable { case everyCPU, thisCPU }
