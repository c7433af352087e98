public import Raster

/// A QR code that was found in a picture and read.
public struct QRCode: Sendable, Hashable {
  /// What the code says: bytes, as they lie in the symbol. No character set is guessed.
  public let payload: [UInt8]
  /// The symbol's own top left corner, then clockwise as the symbol stands, in pixels of the picture given.
  public let corners: [Point]
  /// Under which treatment of the picture it was read.
  public let treatment: PictureTreatment

  public init(payload: [UInt8], corners: [Point], treatment: PictureTreatment) {
    self.payload = payload
    self.corners = corners
    self.treatment = treatment
  }

  /// The upright box around the corners.
  public var box: Rect {
    let (x, y) = (corners.map(\.x), corners.map(\.y))
    guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else {
      return Rect(x: 0, y: 0, width: 0, height: 0)
    }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}
