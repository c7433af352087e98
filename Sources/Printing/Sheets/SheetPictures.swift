public import Codecs
internal import Raster

/// Sheets as pictures of whole pixels: every print of a size has the same.
public struct SheetPictures {
  private let plan: SheetPlan
  private let marks: SheetMarks
  /// Pixels in a millimetre.
  private let scale: Double

  /// A4 at 600 dpi has 35 million.
  private static let pixelLimit = 120_000_000
  /// On the scale of the Independent JPEG Group; labs ask for the best.
  private static let quality = 95

  /// - Throws: `SheetError.tooManyPixels`.
  public init(_ plan: SheetPlan, _ captions: Captions) throws(SheetError) {
    self.plan = plan
    marks = SheetMarks(plan: plan, captions: captions)
    scale = Double(plan.settings.density) / 25.4
    let pixels = Int(plan.settings.paper.extent.area * scale * scale)
    guard pixels <= SheetPictures.pixelLimit else { throw .tooManyPixels(pixels) }
  }

  /// Pixels of the shorter side that a photo should be decoded to.
  public var shortSide: Int {
    Int((plan.settings.layout.terms.map(\.size.extent.width).max() ?? 0) * scale) + 1
  }

  /// A baseline JPEG with the density and the profile of sRGB.
  /// - Parameters:
  ///   - lettering: asked for where anything but photos is on the sheet.
  ///   - photo: gives the photo of a person; asked once for each on the sheet.
  /// - Throws: what the two throw, `CodecError`, `PrintingError`.
  public func jpeg(_ sheet: Sheet, lettering: () throws -> Lettering, photo: (Int) throws -> Photo) throws
    -> [UInt8]
  {
    let image = try picture(sheet, lettering: lettering, photo: photo)
    return SRGBProfile.embedded(
      in: try JPEGEncoder.encode(
        image, quality: SheetPictures.quality, subsampling: .s444, density: plan.settings.density))
  }

  func picture(_ sheet: Sheet, lettering: () throws -> Lettering, photo: (Int) throws -> Photo) throws
    -> RGBImage
  {
    var image = RGBImage(width: pixels(sheet.extent.width), height: pixels(sheet.extent.height))
    var made: [Key: RGBImage] = [:]
    var photos: [Int: Photo] = [:]
    for print in sheet.prints {
      let key = Key(person: print.person, size: print.size, isTurned: print.isTurned)
      if made[key] == nil {
        if photos[print.person] == nil { photos[print.person] = try photo(print.person) }
        guard let photo = photos[print.person] else { continue }
        let upright = resampled(photo, print.size.extent)
        made[key] = print.isTurned ? upright.turnedClockwise() : upright
      }
      guard let part = made[key] else { continue }
      image.place(part, x: pixels(print.area.x), y: pixels(print.area.y))
    }
    guard !marks.isEmpty(sheet) else { return image }
    return try image.drawn(try lettering(), unit: scale) { try marks.draw(sheet, on: $0) }
  }

  private struct Key: Hashable {
    var person: Int
    var size: PrintSize
    var isTurned: Bool
  }

  private func pixels(_ millimetres: Double) -> Int { max(0, Int((millimetres * scale).rounded())) }

  private func resampled(_ photo: Photo, _ extent: Extent) -> RGBImage {
    let window = PhotoWindow.window(of: photo.sourceSize, for: extent).scaled(by: photo.reduction)
    return photo.image.resampled(
      window: window, width: max(1, pixels(extent.width)), height: max(1, pixels(extent.height)),
      filter: .lanczos3)
  }
}

extension RGBImage {
  /// By a quarter.
  func turnedClockwise() -> RGBImage {
    var turned = [UInt8](repeating: 0, count: samples.count)
    for y in 0..<height {
      for x in 0..<width {
        let (from, to) = ((y * width + x) * 3, (x * height + height - 1 - y) * 3)
        for channel in 0..<3 { turned[to + channel] = samples[from + channel] }
      }
    }
    return RGBImage(width: height, height: width, samples: turned)
  }

  /// Puts another picture over this one; what sticks out is left off.
  mutating func place(_ other: RGBImage, x: Int, y: Int) {
    let columns = max(0, x)..<max(max(0, x), min(width, x + other.width))
    for row in max(0, y)..<max(max(0, y), min(height, y + other.height)) {
      let from = ((row - y) * other.width + columns.lowerBound - x) * 3
      let to = (row * width + columns.lowerBound) * 3
      samples.replaceSubrange(
        to..<to + columns.count * 3, with: other.samples[from..<from + columns.count * 3])
    }
  }
}
