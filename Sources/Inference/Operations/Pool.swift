/// The largest or the mean number of every window and channel; padding counts for nothing.
struct Pool: Operation {
  enum Kind { case largest, mean }

  let kind: Kind
  let input: Int
  var output: Int
  let from: Plane
  let to: Plane
  let window: Window

  var inputs: [Int] { [input] }

  func run(_ memory: Memory) {
    let image = UnsafePointer(memory[input])
    var target = memory[output]
    for y in 0..<to.height {
      for x in 0..<to.width {
        pool(image, y * window.strideY - window.top, x * window.strideX - window.left, target)
        target += to.channels
      }
    }
  }

  private func pool(
    _ image: UnsafePointer<Float>, _ top: Int, _ left: Int, _ target: UnsafeMutablePointer<Float>
  ) {
    let lines = max(0, top)..<min(from.height, top + window.height)
    let columns = max(0, left)..<min(from.width, left + window.width)
    let channels = from.channels
    target.update(repeating: kind == .mean ? 0 : -.greatestFiniteMagnitude, count: channels)
    for y in lines {
      var pixel = image + y * from.line + columns.lowerBound * channels
      for _ in columns {
        switch kind {
        case .largest: for c in 0..<channels { target[c] = pixel[c] > target[c] ? pixel[c] : target[c] }
        case .mean: for c in 0..<channels { target[c] += pixel[c] }
        }
        pixel += channels
      }
    }
    if kind == .mean {
      let share = 1 / Float(lines.count * columns.count)
      for c in 0..<channels { target[c] *= share }
    }
  }
}
