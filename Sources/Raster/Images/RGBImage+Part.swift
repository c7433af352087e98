extension RGBImage {
  /// The pixels of a rectangle of the picture.
  public func part(columns: Range<Int>, rows: Range<Int>) -> RGBImage {
    let (columns, rows) = (columns.clamped(to: 0..<width), rows.clamped(to: 0..<height))
    var part: [UInt8] = []
    part.reserveCapacity(columns.count * rows.count * 3)
    for row in rows {
      let line = row * width
      part += samples[(line + columns.lowerBound) * 3..<(line + columns.upperBound) * 3]
    }
    return RGBImage(width: columns.count, height: rows.count, samples: part)
  }
}
