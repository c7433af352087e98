import Testing

@testable import Inference

/// Runs one operation on values that lie one after the other.
private func run(_ operation: some Operation, _ inputs: [[Float]], output count: Int) -> [Float] {
  let room = (inputs.map(\.count) + [count]).map { $0.wholeLanes + 16 }
  let floats = AlignedBuffer(count: room.reduce(0, +) + operation.scratch)
  var offsets = [0]
  for size in room { offsets.append((offsets.last ?? 0) + size) }
  let memory = Memory(base: floats.base, offsets: offsets, scratch: floats.base + room.reduce(0, +))
  for (value, numbers) in inputs.enumerated() {
    for (i, number) in numbers.enumerated() { memory[value][i] = number }
  }
  operation.run(memory)
  return (0..<count).map { memory[inputs.count][$0] }
}

@Suite("Transforms of the attention mesh")
struct LandmarkTransformTests {
  static func toMatrix(left: Int, right: Int, scale: Float = 1) -> LandmarksToMatrix {
    LandmarksToMatrix(
      input: 0, output: 1, left: left, right: right, subset: [0, 1, 2], scaleX: scale, scaleY: scale,
      width: 2, height: 2)
  }

  /// Corners of a square of side 2: top left, bottom right, top right.
  static let square: [Float] = [0, 0, 9, 2, 2, 9, 2, 0, 9]

  @Test("the box around the points becomes the crop")
  func upright() throws {
    let matrix = run(Self.toMatrix(left: 0, right: 2), [Self.square], output: 16)
    try expectClose(matrix, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
    let wider = run(Self.toMatrix(left: 0, right: 2, scale: 1.5), [Self.square], output: 16)
    try expectClose(wider, [1.5, 0, 0, -0.5, 0, 1.5, 0, -0.5, 0, 0, 1, 0, 0, 0, 0, 1])
  }

  /// From the top right corner down is made horizontal: x = 2 − v, y = u.
  @Test("the line between two points becomes horizontal")
  func turned() throws {
    let matrix = run(Self.toMatrix(left: 2, right: 1), [Self.square], output: 16)
    try expectClose(matrix, [0, -1, 0, 2, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
    let crop = TransformBilinear(
      input: 0, matrix: 1, output: 2, from: Plane(height: 2, width: 2, channels: 1),
      to: Plane(height: 2, width: 2, channels: 1))
    try expectClose(run(crop, [[1, 2, 3, 4], matrix], output: 4), [2, 4, 1, 3])
    let points = TransformLandmarks(input: 0, matrix: 1, output: 2, count: 2, dimensions: 2)
    try expectClose(run(points, [[0, 0, 2, 1], matrix], output: 4), [2, 0, 1, 2])
  }

  @Test("a crop is bilinear inside, zero outside and where numbers are none")
  func bilinear() throws {
    let crop = TransformBilinear(
      input: 0, matrix: 1, output: 2, from: Plane(height: 2, width: 2, channels: 2),
      to: Plane(height: 1, width: 3, channels: 2))
    // x = 1.5 u − 0.25 − ½ at u = ½, 3/2, 5/2, y = ½
    let matrix: [Float] = [0.5, 0, 0, 0.5, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1]
    let plane: [Float] = [0, 10, 4, 14, 8, 18, 12, 22]
    try expectClose(run(crop, [plane, matrix], output: 6), [5, 15, 7, 17, 0, 0])
    let nowhere = [Float](repeating: .nan, count: 16)
    try expectClose(run(crop, [plane, nowhere], output: 6), [0, 0, 0, 0, 0, 0])
  }

  @Test("depth stays as it is")
  func depth() throws {
    let points = TransformLandmarks(input: 0, matrix: 1, output: 2, count: 1, dimensions: 3)
    let matrix: [Float] = [2, 0, 0, 1, 0, 2, 0, 1, 0, 0, 2, 1, 0, 0, 0, 1]
    try expectClose(run(points, [[1, 2, 3], matrix], output: 3), [3, 5, 3])
  }

  @Test("points that coincide give numbers, no trap")
  func degenerate() {
    let matrix = run(Self.toMatrix(left: 0, right: 0), [[Float](repeating: 1, count: 9)], output: 16)
    #expect(matrix[3] == 1 && matrix[7] == 1 && matrix[0] == 0)
  }
}
