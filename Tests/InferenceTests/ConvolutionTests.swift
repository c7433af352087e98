import Inference
import Testing

struct ConvolutionCase: Sendable, CustomTestStringConvertible {
  var height = 7
  var width = 9
  var depth: Int
  var channels: Int
  var window: Int
  var stride: Int
  /// 0 is SAME, 1 VALID.
  var padding: Int
  var activation = 0

  var testDescription: String {
    "\(height)×\(width)×\(depth) to \(channels), window \(window), stride \(stride), padding \(padding)"
  }

  func positions(_ size: Int) -> Int {
    padding == 0 ? (size + stride - 1) / stride : (size - window) / stride + 1
  }

  /// Index of the first pixel under the window at a position.
  func start(_ size: Int, _ position: Int) -> Int {
    let missing = padding == 0 ? max(0, (positions(size) - 1) * stride + window - size) : 0
    return position * stride - missing / 2
  }

  func activate(_ x: Float) -> Float {
    switch activation {
    case 1: max(x, 0)
    case 3: min(max(x, 0), 6)
    default: x
    }
  }

  /// The definition, number by number; a depthwise convolution has one weight for each tap and channel.
  func expected(_ input: [Float], _ weights: [Float], _ bias: [Float], isDepthwise: Bool) -> [Float] {
    var output: [Float] = []
    for y in 0..<positions(height) {
      for x in 0..<positions(width) {
        for channel in 0..<channels {
          var sum = Double(bias[channel])
          for j in 0..<window {
            for i in 0..<window {
              let (v, u) = (start(height, y) + j, start(width, x) + i)
              guard (0..<height).contains(v), (0..<width).contains(u) else { continue }
              let pixel = (v * width + u) * depth
              let tap = j * window + i
              if isDepthwise {
                sum += Double(input[pixel + channel] * weights[tap * channels + channel])
              } else {
                for d in 0..<depth {
                  sum += Double(input[pixel + d] * weights[(channel * window * window + tap) * depth + d])
                }
              }
            }
          }
          output.append(activate(Float(sum)))
        }
      }
    }
    return output
  }
}

@Suite("Convolutions")
struct ConvolutionTests {
  static let denseCases: [ConvolutionCase] = [
    ConvolutionCase(depth: 1, channels: 1, window: 1, stride: 1, padding: 0),
    ConvolutionCase(depth: 5, channels: 16, window: 1, stride: 1, padding: 0, activation: 1),
    ConvolutionCase(depth: 16, channels: 17, window: 1, stride: 1, padding: 1, activation: 3),
    ConvolutionCase(depth: 3, channels: 24, window: 5, stride: 2, padding: 0),
    ConvolutionCase(height: 8, width: 8, depth: 3, channels: 16, window: 3, stride: 2, padding: 0),
    ConvolutionCase(depth: 4, channels: 33, window: 3, stride: 1, padding: 1, activation: 1),
    ConvolutionCase(height: 3, width: 3, depth: 6, channels: 40, window: 3, stride: 3, padding: 1),
    ConvolutionCase(depth: 7, channels: 2, window: 1, stride: 2, padding: 0),
    // So large that it is worked off in strips.
    ConvolutionCase(height: 43, width: 60, depth: 64, channels: 3, window: 3, stride: 1, padding: 0),
    ConvolutionCase(height: 64, width: 50, depth: 48, channels: 2, window: 3, stride: 2, padding: 0),
    ConvolutionCase(height: 1, width: 1, depth: 19, channels: 8, window: 1, stride: 1, padding: 1),
  ]

  @Test("follow their definition", arguments: denseCases)
  func dense(_ c: ConvolutionCase) throws {
    let input = noise(c.height * c.width * c.depth)
    let weights = noise(c.channels * c.window * c.window * c.depth, seed: 2)
    let bias = noise(c.channels, seed: 3)
    let network = SmallNetwork(
      tensors: [
        .init(1, c.height, c.width, c.depth), .init([c.channels, c.window, c.window, c.depth], weights),
        .init([c.channels], bias), .init(1, c.positions(c.height), c.positions(c.width), c.channels),
      ],
      nodes: [
        .init(
          SmallNetwork.Code.convolution, [0, 1, 2], 3,
          convolutionOptions(padding: c.padding, stride: c.stride, activation: c.activation))
      ], outputs: [3])
    try expectClose(try run(network, input), c.expected(input, weights, bias, isDepthwise: false))
  }

  static let depthwiseCases: [ConvolutionCase] =
    [1, 4, 16, 28, 35].flatMap { channels in
      [(3, 1, 0), (3, 2, 0), (5, 1, 0), (5, 2, 0), (2, 2, 1), (3, 1, 1)].map {
        ConvolutionCase(
          depth: channels, channels: channels, window: $0.0, stride: $0.1, padding: $0.2, activation: 1)
      }
    } + [ConvolutionCase(height: 1, width: 2, depth: 18, channels: 18, window: 5, stride: 1, padding: 0)]

  @Test("by channel follow their definition", arguments: depthwiseCases)
  func depthwise(_ c: ConvolutionCase) throws {
    let input = noise(c.height * c.width * c.depth)
    let weights = noise(c.window * c.window * c.channels, seed: 2)
    let bias = noise(c.channels, seed: 3)
    let network = SmallNetwork(
      tensors: [
        .init(1, c.height, c.width, c.depth), .init([1, c.window, c.window, c.channels], weights),
        .init([c.channels], bias), .init(1, c.positions(c.height), c.positions(c.width), c.channels),
      ],
      nodes: [
        .init(
          SmallNetwork.Code.depthwise, [0, 1, 2], 3,
          depthwiseOptions(padding: c.padding, stride: c.stride, activation: c.activation))
      ], outputs: [3])
    try expectClose(try run(network, input), c.expected(input, weights, bias, isDepthwise: true))
  }

  @Test("take a padding before them in")
  func paddingBefore() throws {
    // One channel, 2 × 2; a line above, a column left, then 3 × 3 ones: sums of what is under the window.
    let network = SmallNetwork(
      tensors: [
        .init(1, 2, 2, 1), .init([4, 2], integers: [0, 0, 1, 0, 1, 0, 0, 0]), .init(1, 3, 3, 1),
        .init([1, 3, 3, 1], [Float](repeating: 1, count: 9)), .init([1], [10]), .init(1, 1, 1, 1),
        .init(1, 3, 3, 1),
      ],
      nodes: [
        .init(SmallNetwork.Code.pad, [0, 1], 2),
        .init(SmallNetwork.Code.convolution, [2, 3, 4], 5, convolutionOptions(padding: 1, stride: 1)),
        .init(SmallNetwork.Code.convolution, [2, 3, 4], 6, convolutionOptions(padding: 0, stride: 1)),
      ], outputs: [5, 6])
    let outputs = try Session(Network(tflite: network.bytes)).run([1, 2, 3, 4])
    #expect(outputs == [[20], [11, 13, 13, 14, 20, 20, 14, 20, 20]])
  }

  @Test("add what comes after them, with fewer channels too, and then activate")
  func residual() throws {
    // Two pixels of two channels; three channels out; the residual's third channel is padding.
    let network = SmallNetwork(
      tensors: [
        .init(1, 1, 2, 2), .init([3, 1, 1, 2], [1, 0, 0, 1, -1, -1]), .init([3], [0, 0, 1]),
        .init(1, 1, 2, 3), .init([4, 2], integers: [0, 0, 0, 0, 0, 0, 0, 1]), .init(1, 1, 2, 3),
        .init(1, 1, 2, 3), .init([1, 1, 3], [0.5, 0.25, 0.125]), .init(1, 1, 2, 3),
      ],
      nodes: [
        .init(SmallNetwork.Code.convolution, [0, 1, 2], 3, convolutionOptions(padding: 0, stride: 1)),
        .init(SmallNetwork.Code.pad, [0, 4], 5),
        .init(SmallNetwork.Code.add, [5, 3], 6),
        .init(SmallNetwork.Code.prelu, [6, 7], 8),
      ], outputs: [8])
    // (1, −2): 1 −2 | 1+1−(−2)… third channel 1 − 1 + 2 = 2; doubled by the residual: 2, −4, 2.
    // (4, 3): 8, 6, 1 − 7 = −6.
    #expect(try run(network, [1, -2, 4, 3]) == [2, -1, 2, 8, 6, -0.75])
  }

  @Test("keep a result apart that something else reads too")
  func sharedResult() throws {
    let network = SmallNetwork(
      tensors: [
        .init(1, 1, 1, 1), .init([1, 1, 1, 1], [2]), .init([1], [-10]), .init(1, 1, 1, 1), .init(1, 1, 1, 1),
      ],
      nodes: [
        .init(SmallNetwork.Code.convolution, [0, 1, 2], 3, convolutionOptions(padding: 0, stride: 1)),
        .init(SmallNetwork.Code.relu, [3], 4),
      ], outputs: [3, 4])
    #expect(try Session(Network(tflite: network.bytes)).run([3]) == [[-4], [0]])
  }
}

func run(_ network: SmallNetwork, _ input: [Float]) throws -> [Float] {
  try FuzzSeed.keep(network.bytes, for: "tflite")
  return try #require(try Session(try Network(tflite: network.bytes)).run(input).first)
}

func expectClose(
  _ made: [Float], _ expected: [Float], within tolerance: Float = 1e-5,
  location: SourceLocation = #_sourceLocation
) throws {
  try #require(made.count == expected.count, sourceLocation: location)
  let worst = zip(made, expected).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
  #expect(worst <= tolerance, "\(made) instead of \(expected)", sourceLocation: location)
}
