public import Barcodes
public import Codecs
import Raster

/// A decoded picture and the QR codes that were read in it.
public struct ScannedPhoto: Sendable {
  public let photo: Photo
  /// From the top down, in upright source pixels.
  public let codes: [QRCode]

  /// Shorter side, in pixels, of the first look: on a phone's photo of a screen the code is large. Where it shows none,
  /// the picture is decoded finer.
  private static let overviewSide = 1200

  /// - Throws: `CodecError` for a file that can't be decoded, `BarcodeError`.
  public init(_ bytes: [UInt8], limits: Limits = .standard, stopwatch: inout Stopwatch) throws {
    let overview = try Photo(bytes: bytes, limits: limits, atLeast: Self.overviewSide)
    stopwatch.lap(.decode)
    let codes = try QRReader.codes(in: overview.image, sourceSize: overview.sourceSize)
    stopwatch.lap(.scan)
    guard codes.isEmpty, overview.reduction < 1 else {
      (photo, self.codes) = (overview, codes)
      return
    }
    photo = try Photo(bytes: bytes, limits: limits, atLeast: Self.finestSide(of: overview.sourceSize))
    stopwatch.lap(.decode)
    self.codes = try QRReader.codes(in: photo.image, sourceSize: photo.sourceSize)
    stopwatch.lap(.scan)
  }

  /// The shorter side at which a picture has as many pixels as the reader looks at.
  private static func finestSide(of size: Size) -> Int {
    let shape = Double(min(size.width, size.height)) / Double(max(size.width, size.height, 1))
    return Int((Double(QRReader.mostPixels) * shape).squareRoot())
  }
}
