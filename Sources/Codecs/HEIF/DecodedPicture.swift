internal import Raster

/// A picture as it comes out of a decoder that runs apart: upright, sRGB, composed on white.
struct DecodedPicture: Equatable {
  var size: Size
  var bitsPerSample: Int
  var hasAlpha: Bool
  var profile: String
  var notes: [FileNote]
  /// A TIFF structure; empty where the file has none.
  var exif: [UInt8]
  /// Three samples a pixel, rows from the top.
  var samples: [UInt8]
}
