/// The channels of several values, one after the other, some of them resized before. A line is made when it is asked for,
/// so that the whole, the largest plane of a network that ends at its input's size, is never in memory.
struct JoinedPlanes {
  /// A value of so many channels as it is.
  struct Part {
    let value: Int
    let channels: Int
    /// What it is made of, where that is resized first.
    var resized: Resize?

    var input: Int { resized?.input ?? value }
  }

  let parts: [Part]
  let width: Int

  var inputs: [Int] { parts.map(\.input) }
  /// Floats of working room for a line.
  var scratch: Int { parts.compactMap { $0.resized?.scratch }.max() ?? 0 }
  private var channels: Int { parts.reduce(0) { $0 + $1.channels } }

  /// - Parameter blend: `scratch` floats.
  func write(
    line y: Int, to target: UnsafeMutablePointer<Float>, _ memory: Memory, blend: UnsafeMutablePointer<Float>
  ) {
    let stride = channels
    var target = target
    for part in parts {
      let image = UnsafePointer(memory[part.input])
      if let resized = part.resized {
        resized.write(line: y, of: image, to: target, stride: stride, blend: blend)
      } else {
        let line = image + y * width * part.channels
        for x in 0..<width {
          for c in 0..<part.channels { target[x * stride + c] = line[x * part.channels + c] }
        }
      }
      target += part.channels
    }
  }
}
