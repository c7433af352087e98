extension Loops {
  /// (red + green + 2 · blue) / 4 of each of `count` pixels.
  public static func tones(
    _ pixels: UnsafePointer<UInt8>, _ count: Int, _ output: UnsafeMutablePointer<UInt8>
  ) {
    for i in 0..<count {
      let (red, green, blue) = (pixels[3 &* i], pixels[3 &* i &+ 1], pixels[3 &* i &+ 2])
      output[i] = UInt8(truncatingIfNeeded: (UInt32(red) &+ UInt32(green) &+ 2 &* UInt32(blue)) >> 2)
    }
  }

  /// How far each tone lies above the mean of the square of 2 · reach + 1 around it; the edges are repeated outside.
  /// - Parameters:
  ///   - tones, output: `width` × `height`.
  ///   - reach: at most 127, so that 255 times a square's tones times 65536 ÷ their number fits 32 bits.
  public static func localContrast(
    _ tones: UnsafePointer<UInt8>, _ width: Int, _ height: Int, _ reach: Int,
    _ output: UnsafeMutablePointer<Int16>
  ) {
    guard width > 0, height > 0 else { return }
    let side = 2 &* reach &+ 1
    let share = UInt32(65536 / (side &* side))
    func row(_ y: Int) -> UnsafePointer<UInt8> { tones + max(0, min(height &- 1, y)) &* width }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * (width + reach) + 1) { room in
      guard let columns = room.baseAddress else { return }
      // Sums along a row may wrap around, their differences don't.
      let running = columns + width
      for x in 0..<width { columns[x] = 0 }
      for y in -reach...reach {
        let entering = row(y)
        for x in 0..<width { columns[x] &+= UInt32(entering[x]) }
      }
      for y in 0..<height {
        var sum: UInt32 = 0
        var end = running
        func append(_ column: Int) {
          sum &+= columns[column]
          end += 1
          end.pointee = sum
        }
        running[0] = 0
        for _ in 0..<reach { append(0) }
        for x in 0..<width { append(x) }
        for _ in 0..<reach { append(width &- 1) }
        let (middle, result) = (row(y), output + y &* width)
        for x in 0..<width {
          let mean = ((running[x &+ side] &- running[x]) &* share) >> 16
          result[x] = Int16(truncatingIfNeeded: Int32(middle[x]) &- Int32(truncatingIfNeeded: mean))
        }
        let (enters, leaves) = (row(y &+ reach &+ 1), row(y &- reach))
        for x in 0..<width { columns[x] = columns[x] &+ UInt32(enters[x]) &- UInt32(leaves[x]) }
      }
    }
  }
}
