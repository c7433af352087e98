/// Bilinear resizing; the centres of the corner pixels or their outer corners coincide.
struct Resize: Operation {
  let input: Int
  var output: Int
  let from: Plane
  let to: Plane
  let columns: [Tap]
  let lines: [Tap]

  /// Two neighbours, the first weighted with 1 − fraction.
  struct Tap: Sendable {
    let first: Int
    let second: Int
    let fraction: Float
  }

  enum Grid { case halfPixelCentres, alignedCorners, corners }

  init(input: Int, output: Int, from: Plane, to: Plane, grid: Grid) {
    self.input = input
    self.output = output
    self.from = from
    self.to = to
    columns = Self.taps(from: from.width, to: to.width, grid)
    lines = Self.taps(from: from.height, to: to.height, grid)
  }

  var inputs: [Int] { [input] }
  var scratch: Int { from.line }

  private static func taps(from: Int, to: Int, _ grid: Grid) -> [Tap] {
    (0..<to).map { index in
      let position: Float =
        switch grid {
        case .halfPixelCentres: (Float(index) + 0.5) * Float(from) / Float(to) - 0.5
        case .alignedCorners: to > 1 ? Float(index) * Float(from - 1) / Float(to - 1) : 0
        case .corners: Float(index) * Float(from) / Float(to)
        }
      let first = min(max(Int(position.rounded(.down)), 0), from - 1)
      return Tap(
        first: first, second: min(first + 1, from - 1), fraction: max(position - Float(first), 0))
    }
  }

  func run(_ memory: Memory) {
    for y in lines.indices {
      write(
        line: y, of: UnsafePointer(memory[input]), to: memory[output] + y * to.line, stride: to.channels,
        blend: memory.scratch)
    }
  }

  /// - Parameters:
  ///   - stride: floats from one pixel of `target` to the next.
  ///   - blend: `scratch` floats.
  func write(
    line y: Int, of image: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, stride: Int,
    blend: UnsafeMutablePointer<Float>
  ) {
    let line = lines[y]
    let (above, below, t) = (image + line.first * from.line, image + line.second * from.line, line.fraction)
    for i in 0..<from.line { blend[i] = above[i] + t * (below[i] - above[i]) }
    var target = target
    for column in columns {
      let a = blend + column.first * from.channels
      let b = blend + column.second * from.channels
      let t = column.fraction
      for c in 0..<from.channels { target[c] = a[c] + t * (b[c] - a[c]) }
      target += stride
    }
  }
}
