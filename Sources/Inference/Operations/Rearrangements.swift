/// Every pixel's channels spread over a square of `block` × `block` pixels.
struct DepthToSpace: Operation {
  let input: Int
  var output: Int
  let from: Plane
  let to: Plane
  let block: Int

  var inputs: [Int] { [input] }

  func run(_ memory: Memory) {
    var source = memory[input]
    for y in 0..<from.height {
      for x in 0..<from.width {
        for j in 0..<block {
          let run = block * to.channels
          (memory[output] + (y * block + j) * to.line + x * run).update(from: source, count: run)
          source += run
        }
      }
    }
  }
}

/// Values one after the other along an axis.
struct Concatenation: Operation {
  let inputs: [Int]
  /// Contiguous floats of each input between one step before the axis and the next.
  let runs: [Int]
  var output: Int
  /// The number of steps before the axis.
  let outer: Int

  func run(_ memory: Memory) {
    var target = memory[output]
    for step in 0..<outer {
      for (input, run) in zip(inputs, runs) {
        target.update(from: memory[input] + step * run, count: run)
        target += run
      }
    }
  }
}
