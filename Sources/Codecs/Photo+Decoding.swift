internal import Raster

extension Photo {
  /// Decodes a JPEG, PNG, WebP, HEIC or AVIF file, told apart by content.
  /// - Parameters:
  ///   - limits: checked against the header before anything is allocated.
  ///   - shortSide: a JPEG may be decoded at 1/2, 1/4 or 1/8 of its size as long as its shorter side keeps at
  ///     least this many pixels; nil asks for the full size.
  ///   - decoder: the process that decodes HEIC and AVIF; nil where none may be started: such files are then refused.
  /// - Throws: for anything but a whole picture. A truncated or damaged file is never shown in part.
  public init(
    bytes: [UInt8], limits: Limits = .standard, atLeast shortSide: Int? = nil,
    decoder: IsolatedDecoder? = .ofThisProgram
  ) throws(CodecError) {
    guard !bytes.isEmpty else { throw .empty }
    try limits.check(byteCount: bytes.count)
    switch Container(bytes) {
    case .jpeg: try self.init(jpeg: bytes, limits: limits, atLeast: shortSide)
    case .png: try self.init(png: bytes, limits: limits)
    case .webp: try self.init(webp: bytes, limits: limits)
    case .heif(let format): try self.init(heif: bytes, format, limits: limits, decoder: decoder)
    case .other(let name, let kind): throw .unsupportedFormat(name, kind)
    case nil: throw .notAnImage
    }
  }
}
