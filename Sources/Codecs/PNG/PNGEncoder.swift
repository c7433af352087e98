internal import CCodecs
public import Raster

/// Writes 8-bit PNG files, colour marked as sRGB, nothing else beside the picture.
public enum PNGEncoder {
  public static func encode(_ image: RGBImage) throws(CodecError) -> [UInt8] {
    try encode(image.samples, alpha: nil, image.size, channels: 3)
  }

  public static func encode(_ image: GrayImage) throws(CodecError) -> [UInt8] {
    try encode(image.samples, alpha: nil, image.size, channels: 1)
  }

  /// - Parameter alpha: not premultiplied, of the picture's size.
  public static func encode(_ image: RGBImage, alpha: GrayImage) throws(CodecError) -> [UInt8] {
    guard alpha.size == image.size else {
      throw .encoding("alpha of \(alpha.width) × \(alpha.height) for \(image.width) × \(image.height) pixels")
    }
    return try encode(image.samples, alpha: alpha.samples, image.size, channels: 4)
  }

  private static func encode(
    _ pixels: [UInt8], alpha: [UInt8]?, _ size: Size, channels: Int32
  ) throws(CodecError) -> [UInt8] {
    guard (1...1_000_000).contains(size.width), (1...1_000_000).contains(size.height) else {
      throw .encoding("\(size.width) × \(size.height) pixels")
    }
    var report = codec_report()
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let outcome = codec_png_encode(
      pixels, alpha, UInt32(size.width), UInt32(size.height), channels, &bytes, &count, &report)
    defer { codec_free(bytes) }
    try report.checkEncoding(outcome)
    return [UInt8](UnsafeBufferPointer(start: bytes, count: count))
  }
}
