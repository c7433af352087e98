public import Raster

/// A decoded photo: upright (EXIF orientation applied), sRGB, transparent pixels composed on white.
public struct Photo: Sendable {
  /// May hold fewer pixels than the file: a large JPEG is reduced while it is decoded.
  public let image: RGBImage
  /// Upright size of the whole picture in the file. All coordinates elsewhere are in these pixels.
  public let sourceSize: Size
  public let file: FileFacts

  public init(image: RGBImage, sourceSize: Size, file: FileFacts) {
    self.image = image
    self.sourceSize = sourceSize
    self.file = file
  }

  /// Decoded pixels per source pixel, at most 1.
  public var reduction: Double { Double(image.width) / Double(sourceSize.width) }
}

extension Photo {
  /// Turns the decoded picture upright.
  init(decoded image: RGBImage, file: FileFacts) {
    let turned = file.orientation >= 5
    let stored = file.storedSize
    self.init(
      image: file.orientation == 1 ? image : image.upright(from: file.orientation),
      sourceSize: turned ? Size(width: stored.height, height: stored.width) : stored, file: file)
  }
}
