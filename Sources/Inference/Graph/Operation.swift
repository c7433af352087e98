/// One step of a network. What it reads and writes was checked against the shapes when it was made.
protocol Operation: Sendable {
  /// The values it reads.
  var inputs: [Int] { get }
  /// The value it writes.
  var output: Int { get set }
  /// Floats of working room, which hold nothing between steps.
  var scratch: Int { get }
  /// An input as large as the output that may lie in its place: each float is read for the last time before the same
  /// float of the result is written.
  var replaceable: Int? { get }
  func run(_ memory: Memory)
}

extension Operation {
  var scratch: Int { 0 }
  var replaceable: Int? { nil }
}

/// An operation that can apply the activation which follows it.
protocol Activating: Operation {
  var activation: Activation { get set }
}

/// Where the values of a running network lie. A value is named by its tensor index in the file.
struct Memory {
  let base: UnsafeMutablePointer<Float>
  let offsets: [Int]
  let scratch: UnsafeMutablePointer<Float>

  subscript(value: Int) -> UnsafeMutablePointer<Float> { base + offsets[value] }
}

/// A picture of floats, interleaved by pixel: height × width × channels.
struct Plane: Equatable, Sendable {
  var height: Int
  var width: Int
  var channels: Int

  var line: Int { width * channels }
  var count: Int { height * line }
  var shape: [Int] { [1, height, width, channels] }
}

/// A window that slides over a plane.
struct Window: Sendable {
  var height: Int
  var width: Int
  var strideY: Int
  var strideX: Int
  /// Lines and columns of padding before the plane, and all around it.
  var top = 0
  var left = 0
  var paddingY = 0
  var paddingX = 0

  var count: Int { height * width }

  /// `Padding` of the schema: 0 is SAME (as few zeros as give ⌈size ÷ stride⌉, the odd one behind), 1 VALID.
  mutating func pad(_ plane: Plane, schema code: Int, operator name: String) throws(NetworkError) {
    switch code {
    case 0:
      paddingY = Self.same(plane.height, height, strideY)
      paddingX = Self.same(plane.width, width, strideX)
      (top, left) = (paddingY / 2, paddingX / 2)
    case 1: break
    default: throw .badOption(operator: name, value: code)
    }
  }

  private static func same(_ size: Int, _ window: Int, _ stride: Int) -> Int {
    max(0, ((size + stride - 1) / stride - 1) * stride + window - size)
  }

  /// The plane of window positions, or nil when the window does not fit.
  func positions(over plane: Plane, channels: Int) -> Plane? {
    let (spanY, spanX) = (plane.height + paddingY - height, plane.width + paddingX - width)
    guard spanY >= 0, spanX >= 0 else { return nil }
    return Plane(height: spanY / strideY + 1, width: spanX / strideX + 1, channels: channels)
  }
}
