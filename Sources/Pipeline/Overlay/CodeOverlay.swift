public import Barcodes
public import Printing
public import Raster

/// A picture of where QR codes were read: each framed and numbered, those that can be a 采集码 green, others amber.
public enum CodeOverlay {
  private static let candidateColor = RGB(90, 220, 120)
  private static let otherColor = RGB(255, 200, 40)

  /// - Parameters:
  ///   - image: the picture, possibly reduced.
  ///   - sourceSize: the size of the picture that the codes' corners refer to.
  ///   - lettering: nil for a picture without numbers.
  /// - Throws: `PrintingError`.
  public static func draw(_ codes: [QRCode], on image: RGBImage, sourceSize: Size, _ lettering: Lettering?)
    throws -> RGBImage
  {
    let scale = Double(image.width) / Double(max(1, sourceSize.width))
    var canvas = Canvas(image, lettering)
    for (index, code) in codes.enumerated() {
      let color = QRPayload(code.payload).kind.canBeCaptureCode ? candidateColor : otherColor
      let corners = code.corners.map { $0 * scale }
      for (corner, next) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
        canvas.line(corner, next, color)
      }
      // The symbol's own top left.
      if let first = corners.first { canvas.cross(first, color) }
      let box = code.box.scaled(by: scale)
      canvas.label(String(index + 1), at: Point(x: box.x, y: box.y), color)
    }
    return try canvas.lettered()
  }
}
