public import Raster

/// What a file says of itself, read from its bytes and never from its name.
public struct FileFacts: Sendable, Hashable, Codable {
  public enum Format: String, Sendable, Codable { case jpeg, png }
  public enum ColorModel: String, Sendable, Codable { case gray, rgb, cmyk, palette }

  /// Pixels per inch; a density given per centimetre or metre is converted, one without a unit is no density.
  public struct Density: Sendable, Hashable, Codable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public var format: Format
  public var byteCount: Int
  /// As stored, before the EXIF orientation is applied.
  public var storedSize: Size
  public var colorModel: ColorModel
  public var bitsPerSample: Int
  /// The file has transparent pixels (PNG alpha or tRNS).
  public var hasAlpha: Bool
  public var isProgressive: Bool
  /// The IJG quality whose tables come nearest to the luminance table of the file; nil when not a JPEG.
  public var jpegQuality: Int?
  /// EXIF orientation 1…8; 1 where absent or invalid.
  public var orientation: Int
  public var density: Density?
  /// `DateTimeOriginal` as written: "2024:05:01 12:30:00". `DateTime` is only when the file was changed.
  public var captureDate: String?
  /// The program that wrote the file, by its own account (EXIF `Software`).
  public var software: String?
  /// Description of the embedded ICC profile, "sRGB" where none is.
  public var profile: String
  public var hasEXIF: Bool
  /// Bytes after the end of the picture (EOI or IEND).
  public var trailingBytes: Int
  /// What the decoder complained of while still giving a whole picture.
  public var warnings: [String]

  public init(
    format: Format, byteCount: Int, storedSize: Size, colorModel: ColorModel = .rgb, bitsPerSample: Int = 8,
    hasAlpha: Bool = false, isProgressive: Bool = false, jpegQuality: Int? = nil, orientation: Int = 1,
    density: Density? = nil, captureDate: String? = nil, software: String? = nil, profile: String = "sRGB",
    hasEXIF: Bool = false,
    trailingBytes: Int = 0, warnings: [String] = []
  ) {
    self.format = format
    self.byteCount = byteCount
    self.storedSize = storedSize
    self.colorModel = colorModel
    self.bitsPerSample = bitsPerSample
    self.hasAlpha = hasAlpha
    self.isProgressive = isProgressive
    self.jpegQuality = jpegQuality
    self.orientation = orientation
    self.density = density
    self.captureDate = captureDate
    self.software = software
    self.profile = profile
    self.hasEXIF = hasEXIF
    self.trailingBytes = trailingBytes
    self.warnings = warnings
  }
}
