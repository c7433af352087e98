internal import CKernels

/// Where every value lies: two that live at the same time never overlap, others share room.
struct MemoryPlan {
  /// Floats from the start, by value; zero for tensors that are no values.
  private(set) var offsets: [Int]
  private(set) var count = 0

  private struct Life {
    /// The value, and those that take its place one after the other.
    var values: [Int]
    let size: Int
    /// Steps at which it is made and last read.
    let from: Int
    var to: Int
    var offset = 0
  }

  /// 64 MiB of floats.
  private static let most = 1 << 24

  init(
    steps: [any Operation], input: Int, outputs: [Int], counts: [Int]
  ) throws(NetworkError) {
    let room = counts.map { $0.wholeLanes + Int(CK_LANES) }
    var lastRead = [Int](repeating: -1, count: counts.count)
    for (time, step) in steps.enumerated() {
      for value in step.inputs { lastRead[value] = time }
    }
    for value in outputs { lastRead[value] = steps.count }

    var lives = [Life(values: [input], size: room[input], from: -1, to: lastRead[input])]
    var index = [input: 0]
    for (time, step) in steps.enumerated() {
      let made = step.output
      if let old = step.replaceable, let life = index[old], lastRead[old] == time,
        counts[old] == counts[made]
      {
        index[made] = life
        lives[life].values.append(made)
        lives[life].to = max(time, lastRead[made])
      } else {
        index[made] = lives.count
        lives.append(Life(values: [made], size: room[made], from: time, to: max(time, lastRead[made])))
      }
    }

    offsets = [Int](repeating: 0, count: counts.count)
    var placed: [Life] = []  // by offset
    for var life in lives.sorted(by: { $0.size > $1.size }) {
      for other in placed where other.from <= life.to && life.from <= other.to {
        if life.offset + life.size <= other.offset { break }
        life.offset = max(life.offset, other.offset + other.size)
      }
      let position = placed.firstIndex { $0.offset > life.offset } ?? placed.count
      placed.insert(life, at: position)
      for value in life.values { offsets[value] = life.offset }
      count = max(count, life.offset + life.size)
    }
    guard count <= Self.most else { throw .tooLarge(count: count) }
  }
}
