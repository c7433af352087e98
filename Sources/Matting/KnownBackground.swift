internal import Raster

/// Alpha from two known colours: where pixel I = αF + (1 − α)B, α is the position of I between the wall B and
/// the person's colour F next to it.
struct KnownBackground {
  /// 0…1 per pixel.
  var alpha: [Float]
  /// Smooth colours of both layers, 0…255.
  var foreground: CellField
  var background: CellField

  /// Pixels that look like a mixture with the wall are taken back from the sure foreground in `trimap`.
  init(image: RGBImage, hints: MattingHints, cells: Cells, wall: WallModel, trimap: inout Trimap) {
    background = KnownBackground.background(image: image, wall: wall, trimap: trimap)
    foreground = KnownBackground.samples(image: image, hints: hints, cells: cells, trimap: trimap).filled()
    let mixed = KnownBackground.mixed(
      image: image, hints: hints, cells: cells, trimap: trimap, foreground: foreground, background: background
    )
    foreground =
      KnownBackground.samples(image: image, hints: hints, cells: cells, trimap: trimap, except: mixed)
      .filled()
    for i in mixed.indices where mixed[i] > 1 { trimap.labels[i] = Trimap.unknown }
    alpha = KnownBackground.alpha(
      image: image, trimap: trimap, foreground: foreground, background: background)
  }

  /// The wall model brought to the colour that the background pixels really have next to the person.
  private static func background(image: RGBImage, wall: WallModel, trimap: Trimap) -> CellField {
    let width = image.width
    let field = wall.field
    var samples = CellSamples(width: field.width, height: field.height)
    image.samples.withUnsafeBufferPointer { pixels in
      samples.sums.withUnsafeMutableBufferPointer { sums in
        samples.counts.withUnsafeMutableBufferPointer { counts in
          trimap.labels.withUnsafeBufferPointer { labels in
            for y in 0..<image.height {
              for x in 0..<width {
                let i = y * width + x
                guard labels[i] == Trimap.background else { continue }
                if x > 0, labels[i - 1] != Trimap.background { continue }
                if x + 1 < width, labels[i + 1] != Trimap.background { continue }
                if y > 0, labels[i - width] != Trimap.background { continue }
                if y + 1 < image.height, labels[i + width] != Trimap.background { continue }
                let cell = (y / CellField.step) * field.width + x / CellField.step
                sums[cell] += SIMD4(
                  Float(pixels[i * 3]), Float(pixels[i * 3 + 1]), Float(pixels[i * 3 + 2]), 0)
                counts[cell] += 1
              }
            }
          }
        }
      }
    }
    for cell in samples.counts.indices { samples.sums[cell] -= field.values[cell] * samples.counts[cell] }
    var result = field
    let correction = samples.filled()
    for cell in result.values.indices {
      let scatter = field.values[cell].w
      var color = field.values[cell] + correction.values[cell]
      color.clamp(lowerBound: .zero, upperBound: SIMD4(repeating: 255))
      color.w = scatter
      result.values[cell] = color
    }
    return result
  }

  /// Colours that are surely the person's. Without `mixed`, those well inside where the wall is near.
  private static func samples(
    image: RGBImage, hints: MattingHints, cells: Cells, trimap: Trimap, except mixed: [UInt8] = []
  ) -> CellSamples {
    let width = image.width
    let head = hints.headHeight
    var samples = CellSamples(width: cells.width, height: cells.height)
    image.samples.withUnsafeBufferPointer { pixels in
      samples.sums.withUnsafeMutableBufferPointer { sums in
        samples.counts.withUnsafeMutableBufferPointer { counts in
          for y in 0..<image.height {
            let inside = (0.015 + 0.02 * hints.hairiness(row: y)) * head
            for x in 0..<width {
              let i = y * width + x
              guard trimap.labels[i] == Trimap.foreground else { continue }
              let cell = (y / CellField.step) * cells.width + x / CellField.step
              if mixed.isEmpty {
                if trimap.decided[cell], trimap.depth[i] < inside { continue }
              } else if mixed[i] != 0 || trimap.depth[i] <= 2 {
                continue
              }
              sums[cell] += SIMD4(Float(pixels[i * 3]), Float(pixels[i * 3 + 1]), Float(pixels[i * 3 + 2]), 0)
              counts[cell] += 1
            }
          }
        }
      }
    }
    return samples
  }

  /// 1 where a foreground pixel's colour leans from the person's towards the wall's by more than the person's
  /// own colours vary in that direction; 2 where it leans so far that it can't be opaque. Hair only.
  private static func mixed(
    image: RGBImage, hints: MattingHints, cells: Cells, trimap: Trimap, foreground: CellField,
    background: CellField
  ) -> [UInt8] {
    let width = image.width
    let head = hints.headHeight
    var result = [UInt8](repeating: 0, count: width * image.height)
    var spread = CellSamples(width: cells.width, height: cells.height)
    for i in cells.color.indices where cells.outside[i] < -0.03 * head && cells.person[i] > 0.5 {
      let axis = foreground.values[i] - background.values[i]
      let length = max(1, axis.x * axis.x + axis.y * axis.y + axis.z * axis.z)
      let d = foreground.values[i] - cells.color[i]
      let lean = (d.x * axis.x + d.y * axis.y + d.z * axis.z) / length
      // Along the axis lies about half of the scatter inside a cell.
      let square = min(lean * lean + cells.color[i].w / 2 / length, 0.36)
      spread.sums[i] = SIMD4(square * 16, 0, 0, 0)
      spread.counts[i] = 16
    }
    let variation = spread.filled()
    for y in 0..<image.height {
      let hair = hints.hairiness(row: y)
      guard hair > 0.2 else { continue }
      for x in 0..<width {
        let i = y * width + x
        guard trimap.labels[i] == Trimap.foreground, trimap.depth[i] < 0.06 * head * hair else { continue }
        let cell = (y / CellField.step) * cells.width + x / CellField.step
        guard trimap.decided[cell] else { continue }
        if trimap.depth[i] > 0.035 * head * hair, trimap.isNeutral[cell] { continue }
        let f = value(foreground, x, y)
        let b = value(background, x, y)
        let axis = SIMD3(f.x - b.x, f.y - b.y, f.z - b.z)
        let squared = max(1, (axis * axis).sum())
        let c = SIMD3(
          f.x - Float(image.samples[i * 3]), f.y - Float(image.samples[i * 3 + 1]),
          f.z - Float(image.samples[i * 3 + 2]))
        let lean = (c * axis).sum() / squared
        let own = max(0, variation.values[cell].x).squareRoot()
        guard lean > 0.12 + own else { continue }
        let rest = c - axis * lean
        let off = (rest * rest).sum().squareRoot()
        guard off < 0.35 * lean * squared.squareRoot() + 2 * b.w else { continue }
        result[i] = lean > 0.3 + own ? 2 : 1
      }
    }
    return result
  }

  private static func alpha(
    image: RGBImage, trimap: Trimap, foreground: CellField, background: CellField
  ) -> [Float] {
    let width = image.width
    var alpha = [Float](repeating: 0, count: width * image.height)
    for y in 0..<image.height {
      for x in 0..<width {
        let i = y * width + x
        if trimap.labels[i] == Trimap.foreground { alpha[i] = 1 }
        guard trimap.labels[i] == Trimap.unknown else { continue }
        let f = value(foreground, x, y)
        let b = value(background, x, y)
        let axis = SIMD3(f.x - b.x, f.y - b.y, f.z - b.z)
        let c = SIMD3(
          Float(image.samples[i * 3]) - b.x, Float(image.samples[i * 3 + 1]) - b.y,
          Float(image.samples[i * 3 + 2]) - b.z)
        alpha[i] = min(max((c * axis).sum() / max(1, (axis * axis).sum()), 0), 1)
      }
    }
    return alpha
  }

  @inline(__always)
  private static func value(_ field: CellField, _ x: Int, _ y: Int) -> SIMD4<Float> {
    field.values.withUnsafeBufferPointer {
      CellField.value($0, width: field.width, height: field.height, x: x, y: y)
    }
  }
}
