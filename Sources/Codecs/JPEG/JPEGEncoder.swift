internal import CCodecs
public import Raster

/// Writes baseline JPEG files with optimal Huffman tables, a JFIF density and nothing else beside the picture.
public enum JPEGEncoder {
  public enum Subsampling: Sendable {
    /// Chroma at half the width and height.
    case s420
    case s444
  }

  /// - Parameters:
  ///   - quality: 1…100 on the scale of the Independent JPEG Group.
  ///   - density: pixels per inch, 1…65535.
  public static func encode(
    _ image: RGBImage, quality: Int, subsampling: Subsampling = .s420, density: Int
  ) throws(CodecError) -> [UInt8] {
    guard (1...100).contains(quality) else { throw .encoding("quality \(quality) is not within 1…100") }
    guard let density = UInt16(exactly: density), density > 0 else { throw .encoding("density \(density)") }
    guard (1...65_500).contains(image.width), (1...65_500).contains(image.height) else {
      throw .encoding("\(image.width) × \(image.height) pixels")
    }
    var report = codec_report()
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let outcome = codec_jpeg_encode(
      image.samples, UInt32(image.width), UInt32(image.height), Int32(quality), subsampling == .s420 ? 1 : 0,
      density, &bytes, &count, &report)
    defer { codec_free(bytes) }
    try report.checkEncoding(outcome)
    return [UInt8](UnsafeBufferPointer(start: bytes, count: count))
  }
}
