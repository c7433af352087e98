internal import CZXing
public import Raster

/// Finds and reads QR codes in screenshots, photos of screens and photos of paper.
public enum QRReader {
  /// Codes of one picture at most.
  public static let mostCodes = 8

  /// Pixels of a treated picture at most: larger photos are reduced by a whole number, and what would become larger is not
  /// enlarged. 16 megapixels are a phone's photo and 16 MB of grey.
  public static let mostPixels = 16_000_000

  /// - Parameters:
  ///   - image: an upright picture of any size, or a reduced version of it.
  ///   - sourceSize: what the corners are given in, where that is not the picture's own size.
  /// - Returns: at most `mostCodes` codes, from the top of the picture down; none where none can be read.
  public static func codes(in image: RGBImage, sourceSize: Size? = nil) throws(BarcodeError) -> [QRCode] {
    guard image.width > 0, image.height > 0 else { return [] }
    let reduction = (1...).first { image.width / $0 * (image.height / $0) <= mostPixels } ?? 1
    guard image.width >= reduction, image.height >= reduction else { return [] }
    let picture = GrayImage(lumaOf: image, reducedBy: reduction)
    let source = sourceSize ?? image.size
    let toSource = Point(
      x: Double(source.width) / Double(picture.width), y: Double(source.height) / Double(picture.height))
    return try codes(in: picture, toSource: toSource)
  }

  private static func codes(in picture: GrayImage, toSource: Point) throws(BarcodeError) -> [QRCode] {
    let pixels = Double(picture.width * picture.height)
    var scaled: [PictureTreatment.Scale: GrayImage] = [.original: picture]
    for treatment in PictureTreatment.inOrder {
      let factor = treatment.scale.factor
      guard pixels * factor * factor <= Double(mostPixels) else { continue }
      let enlarged = scaled[treatment.scale] ?? picture.scaled(treatment.scale)
      scaled[treatment.scale] = enlarged
      let treated = treatment.polarity == .lightOnDark ? enlarged.inverted() : enlarged
      let step = Point(
        x: toSource.x * Double(picture.width) / Double(treated.width),
        y: toSource.y * Double(picture.height) / Double(treated.height))
      let codes = try read(treated, treatment: treatment, toSource: step)
      if !codes.isEmpty { return codes.sorted { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) } }
    }
    return []
  }

  private static func read(
    _ picture: GrayImage, treatment: PictureTreatment, toSource: Point
  ) throws(BarcodeError) -> [QRCode] {
    let threshold = treatment.threshold == .global ? CZThresholdGlobal : CZThresholdLocal
    var symbols = [CZSymbol](repeating: CZSymbol(), count: mostCodes)
    let count = picture.samples.withUnsafeBufferPointer { samples in
      cz_read_qr(
        samples.baseAddress, Int32(picture.width), Int32(picture.height), threshold, &symbols,
        Int32(mostCodes))
    }
    guard count >= 0 else { throw .decoderFailed }
    defer { cz_release(&symbols, count) }
    return symbols.prefix(Int(count)).map { symbol in
      let c = symbol.corners
      // The decoder names pixels; a pixel's centre lies half a pixel further.
      let corners = [(c.0, c.1), (c.2, c.3), (c.4, c.5), (c.6, c.7)].map {
        Point(x: ($0.0 + 0.5) * toSource.x, y: ($0.1 + 0.5) * toSource.y)
      }
      let payload = UnsafeBufferPointer(start: symbol.payload, count: symbol.payload_count)
      return QRCode(payload: Array(payload), corners: corners, treatment: treatment)
    }
  }
}
