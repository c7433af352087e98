internal import CKernels

/// Where every value lies: two that live at the same time never overlap, others share room.
struct MemoryPlan {
  /// Floats from the start, by value; zero for tensors that are no values.
  private(set) var offsets: [Int]
  private(set) var count = 0

  private struct Life {
    let value: Int
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
    var lives = [Life(value: input, size: room[input], from: -1, to: -1)]
    var index = [input: 0]
    for (time, step) in steps.enumerated() {
      for value in step.inputs { if let life = index[value] { lives[life].to = time } }
      index[step.output] = lives.count
      lives.append(Life(value: step.output, size: room[step.output], from: time, to: time))
    }
    for value in outputs { if let life = index[value] { lives[life].to = steps.count } }

    offsets = [Int](repeating: 0, count: counts.count)
    var placed: [Life] = []  // by offset
    for var life in lives.sorted(by: { $0.size > $1.size }) {
      for other in placed where other.from <= life.to && life.from <= other.to {
        if life.offset + life.size <= other.offset { break }
        life.offset = max(life.offset, other.offset + other.size)
      }
      let position = placed.firstIndex { $0.offset > life.offset } ?? placed.count
      placed.insert(life, at: position)
      offsets[life.value] = life.offset
      count = max(count, life.offset + life.size)
    }
    guard count <= Self.most else { throw .tooLarge(count: count) }
  }
}
