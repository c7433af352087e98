internal import Raster

extension RGBImage {
  /// The picture turned as EXIF orientation 1…8 asks, so that its top is up.
  func upright(from orientation: Int) -> RGBImage {
    let swapsAxes = orientation >= 5
    let outWidth = swapsAxes ? height : width
    let outHeight = swapsAxes ? width : height
    // Pixel (0, 0) of the result lies in this corner of the stored picture.
    let fromRight = [2, 3, 7, 8].contains(orientation)
    let fromBottom = [3, 4, 6, 7].contains(orientation)
    let stepX = fromRight ? -3 : 3
    let stepY = (fromBottom ? -1 : 1) * width * 3
    let origin = (fromRight ? (width - 1) * 3 : 0) + (fromBottom ? (height - 1) * width * 3 : 0)
    let alongRow = swapsAxes ? stepY : stepX
    let alongColumn = swapsAxes ? stepX : stepY
    let count = samples.count
    let turned = [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
      samples.withUnsafeBufferPointer { input in
        // Tiles keep both the rows read and the rows written in the cache.
        let tile = 32
        for top in stride(from: 0, to: outHeight, by: tile) {
          for left in stride(from: 0, to: outWidth, by: tile) {
            for y in top..<min(top + tile, outHeight) {
              var source = origin + y * alongColumn + left * alongRow
              var target = (y * outWidth + left) * 3
              for _ in left..<min(left + tile, outWidth) {
                output[target] = input[source]
                output[target &+ 1] = input[source &+ 1]
                output[target &+ 2] = input[source &+ 2]
                source &+= alongRow
                target &+= 3
              }
            }
          }
        }
      }
      initialized = count
    }
    return RGBImage(width: outWidth, height: outHeight, samples: turned)
  }
}
