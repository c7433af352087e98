internal import CCairo
internal import Codecs
public import Raster

/// A JPEG file as pages take it: byte for byte, drawn as often as wanted and stored once.
public final class EmbeddedPicture {
  let handle: OpaquePointer
  /// Takes stored pixels to upright ones.
  let upright: Affine
  /// Upright, in pixels.
  public let size: Size

  /// - Parameters:
  ///   - jpeg: a file whose colours are sRGB or grey.
  ///   - stored: its size as stored.
  ///   - orientation: of EXIF, 1…8.
  /// - Throws: `PrintingError.drawing` where memory is short.
  public init(jpeg: [UInt8], stored: Size, orientation: Int = 1) throws(PrintingError) {
    guard
      let handle = ccairo_jpeg(
        jpeg, jpeg.count, Int32(clamping: stored.width), Int32(clamping: stored.height))
    else { throw .drawing("JPEG") }
    self.handle = handle
    size = orientation >= 5 ? Size(width: stored.height, height: stored.width) : stored
    upright = EmbeddedPicture.upright(stored, orientation)
  }

  deinit { ccairo_picture_free(handle) }

  /// EXIF 2.32, 4.6.4: where row 0 and column 0 of the stored picture are seen.
  private static func upright(_ stored: Size, _ orientation: Int) -> Affine {
    let (w, h) = (Double(stored.width), Double(stored.height))
    return switch orientation {
    case 2: Affine(a: -1, b: 0, tx: w, c: 0, d: 1, ty: 0)
    case 3: Affine(a: -1, b: 0, tx: w, c: 0, d: -1, ty: h)
    case 4: Affine(a: 1, b: 0, tx: 0, c: 0, d: -1, ty: h)
    case 5: Affine(a: 0, b: 1, tx: 0, c: 1, d: 0, ty: 0)
    case 6: Affine(a: 0, b: -1, tx: h, c: 1, d: 0, ty: 0)
    case 7: Affine(a: 0, b: -1, tx: h, c: -1, d: 0, ty: w)
    case 8: Affine(a: 0, b: 1, tx: 0, c: -1, d: 0, ty: w)
    default: Affine(a: 1, b: 0, tx: 0, c: 0, d: 1, ty: 0)
    }
  }
}

extension EmbeddedPicture {
  /// A photo's own bytes where a page can take them: a JPEG in plain sRGB or grey. Anything else is written anew.
  /// - Returns: the picture, and whether its bytes are those of the file.
  /// - Throws: `CodecError`, `PrintingError`.
  public static func of(_ file: [UInt8]) throws -> (picture: EmbeddedPicture, isOriginal: Bool) {
    let facts = try Photo(bytes: file, atLeast: 1).file
    if facts.format == .jpeg, facts.colorModel != .cmyk, facts.profile.lowercased().contains("srgb"),
      facts.colorDoubt == nil
    {
      let picture = try EmbeddedPicture(
        jpeg: file, stored: facts.storedSize, orientation: facts.orientation)
      return (picture, true)
    }
    let image = try Photo(bytes: file).image
    let jpeg = try JPEGEncoder.encode(
      image, quality: rewrittenQuality, subsampling: .s444, density: rewrittenDensity)
    return (try EmbeddedPicture(jpeg: jpeg, stored: image.size), false)
  }

  /// On the scale of the Independent JPEG Group: no difference to be seen in print.
  private static let rewrittenQuality = 95
  /// Pixels per inch; a page gives the picture its size, whatever this says.
  private static let rewrittenDensity = 300
}
