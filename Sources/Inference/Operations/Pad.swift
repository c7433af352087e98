/// Zeros around a plane, or channels of zeros behind its own.
struct Pad: Operation {
  let input: Int
  var output: Int
  let from: Plane
  let to: Plane
  let top: Int
  let left: Int
  /// Channels of zeros before the plane's own.
  let front: Int

  var inputs: [Int] { [input] }
  var isSpatial: Bool { from.channels == to.channels }
  var onlyAppendsChannels: Bool { from.height == to.height && from.width == to.width && front == 0 }

  func run(_ memory: Memory) {
    let (image, target) = (memory[input], memory[output])
    target.update(repeating: 0, count: to.count)
    for y in 0..<from.height {
      var source = image + y * from.line
      var pixel = target + (y + top) * to.line + left * to.channels + front
      for _ in 0..<from.width {
        pixel.update(from: source, count: from.channels)
        source += from.channels
        pixel += to.channels
      }
    }
  }
}
