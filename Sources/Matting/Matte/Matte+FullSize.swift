public import Raster

extension Matte {
  /// A matte of a large picture: found on a copy of at most `workingLongSide` pixels, then lifted to the
  /// picture's own size by guided upsampling.
  /// - Parameters:
  ///   - person: probability over the whole picture, of any size.
  ///   - hints: in pixels of `image`.
  public init(
    image: RGBImage, person: Plane, quality: PersonMaskQuality = .rough, hints: MattingHints,
    workingLongSide: Int, method: MattingMethod? = nil, isDraft: Bool = false,
    record: EdgeRecord? = nil
  ) {
    let isLarge = image.size.longSide > max(workingLongSide, 1)
    let size = image.size.fitted(longSide: workingLongSide)
    var plane = person
    if person.width > 0, person.height > 0, person.size != size {
      plane = person.resampled(window: person.size.bounds, width: size.width, height: size.height)
    }
    guard isLarge else {
      self.init(
        image: image, person: plane, quality: quality, hints: hints, method: method, isDraft: isDraft,
        record: record)
      return
    }
    let small = image.resized(width: size.width, height: size.height, filter: .triangle)
    let scaled = hints.scaled(
      x: Double(size.width) / Double(image.width), y: Double(size.height) / Double(image.height))
    let matte = Matte(
      image: small, person: plane, quality: quality, hints: scaled, method: method, isDraft: isDraft,
      record: record)
    let alpha = GuidedUpsampling(image: small, alpha: matte.alpha).lifted(to: image)
    self.init(
      alpha: alpha,
      foreground: Matte.foreground(of: image, alpha: alpha, from: matte.foreground, before: matte.tinted),
      method: matte.method, confidence: matte.confidence,
      audit: matte.audit.scaled(
        x: Double(image.width) / Double(size.width), y: Double(image.height) / Double(size.height)),
      background: matte.background)
  }

  /// Opaque pixels lose the wall's colour on hair where the small matte's did, the others take the small matte's colour,
  /// interpolated.
  /// - Parameter before: `small` with the wall's colour on hair; nil where there was none.
  private static func foreground(
    of image: RGBImage, alpha: GrayImage, from small: RGBImage, before: RGBImage?
  ) -> RGBImage {
    var result = image
    let sx = Double(small.width) / Double(image.width)
    let sy = Double(small.height) / Double(image.height)
    let changes = before.map { (picture: $0, isNear: places(small, differingFrom: $0)) }
    result.samples.withUnsafeMutableBufferPointer { samples in
      for y in 0..<image.height {
        for x in 0..<image.width {
          let i = y * image.width + x
          let a = alpha.samples[i]
          guard a > 0 else { continue }
          let isOpaque = a == 255
          if isOpaque {
            let near = Int((Double(y) + 0.5) * sy) * small.width + Int((Double(x) + 0.5) * sx)
            guard let changes, changes.isNear[near] else { continue }
          }
          let spot = BilinearTap(
            at: Point(x: (Double(x) + 0.5) * sx, y: (Double(y) + 0.5) * sy), width: small.width,
            height: small.height)
          for c in 0..<3 {
            let v =
              spot.value { j in
                Float(small.samples[j * 3 + c])
                  - (isOpaque ? changes.map { Float($0.picture.samples[j * 3 + c]) } ?? 0 : 0)
              } + (isOpaque ? Float(samples[i * 3 + c]) : 0)
            samples[i * 3 + c] = UInt8(max(0, min(255, v + 0.5)))
          }
        }
      }
    }
    return result
  }

  /// The pixels that differ, and those beside them.
  private static func places(_ a: RGBImage, differingFrom b: RGBImage) -> [Bool] {
    var result = [Bool](repeating: false, count: a.width * a.height)
    for y in 0..<a.height {
      for x in 0..<a.width where a[x, y] != b[x, y] {
        for v in max(0, y - 1)...min(a.height - 1, y + 1) {
          for u in max(0, x - 1)...min(a.width - 1, x + 1) { result[v * a.width + u] = true }
        }
      }
    }
    return result
  }
}
