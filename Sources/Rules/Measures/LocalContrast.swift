internal import Raster

/// How far each pixel lies above or below the mean of its surroundings, in (red + green + 2 · blue) / 4: unlike luma, this
/// sees the yellow of date stamps on white and on light blue.
struct LocalContrast {
  /// Where in the picture; `values` are its rows from the top.
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  let values: [Int16]

  /// - Parameter reach: the surroundings are a square of 2 · reach + 1 pixels.
  init(_ image: RGBImage, rows: Range<Int>, reach: Int) {
    (left, top, width, height) = (0, rows.lowerBound, image.width, rows.count)
    let (w, h) = (width, height)
    var tone = [Int32](repeating: 0, count: w * h)
    tone.withUnsafeMutableBufferPointer { output in
      image.samples.withUnsafeBufferPointer { input in
        var p = rows.lowerBound * w * 3
        for i in 0..<w * h {
          output[i] = (Int32(input[p]) &+ Int32(input[p + 1]) &+ 2 &* Int32(input[p + 2])) >> 2
          p += 3
        }
      }
    }
    let across = LocalContrast.sums(tone, width: w, height: h, reach: reach)
    let both = LocalContrast.columnSums(across, width: w, height: h, reach: reach)
    // Reciprocal in 1/65536: a sum is at most 255 · area, so the product fits.
    let share = Int32(65536 / ((2 * reach + 1) * (2 * reach + 1)))
    values = [Int16](unsafeUninitializedCapacity: w * h) { output, count in
      tone.withUnsafeBufferPointer { tone in
        both.withUnsafeBufferPointer { both in
          for i in 0..<w * h { output[i] = Int16(truncatingIfNeeded: tone[i] &- ((both[i] &* share) >> 16)) }
        }
      }
      count = w * h
    }
  }

  /// Sums over 2 · reach + 1 neighbours along the rows; the edge is repeated outside.
  private static func sums(_ input: [Int32], width: Int, height: Int, reach: Int) -> [Int32] {
    var output = input
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        for y in 0..<height {
          let row = y * width
          var sum: Int32 = 0
          for k in -reach...reach { sum += input[row + min(width - 1, max(0, k))] }
          for x in 0..<width {
            output[row + x] = sum
            sum = sum &+ input[row + min(width - 1, x + reach + 1)] &- input[row + max(0, x - reach)]
          }
        }
      }
    }
    return output
  }

  /// The same along the columns.
  private static func columnSums(_ input: [Int32], width: Int, height: Int, reach: Int) -> [Int32] {
    var output = input
    var sums = [Int32](repeating: 0, count: width)
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        sums.withUnsafeMutableBufferPointer { sums in
          for k in -reach...reach {
            let row = min(height - 1, max(0, k)) * width
            for x in 0..<width { sums[x] &+= input[row + x] }
          }
          for y in 0..<height {
            let enters = min(height - 1, y + reach + 1) * width
            let leaves = max(0, y - reach) * width
            for x in 0..<width {
              output[y * width + x] = sums[x]
              sums[x] &+= input[enters + x] &- input[leaves + x]
            }
          }
        }
      }
    }
    return output
  }
}
