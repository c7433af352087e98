public import Raster

/// What a file says of itself, read from its bytes and never from its name.
public struct FileFacts: Sendable, Hashable, Codable {
  public enum Format: String, Sendable, Codable { case jpeg, png, webp, heic, avif }
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
  /// As stored, before the EXIF orientation is applied. HEIC and AVIF: after their own transformations.
  public var storedSize: Size
  public var colorModel: ColorModel
  public var bitsPerSample: Int
  /// The file has transparent pixels (an alpha channel, or tRNS of PNG).
  public var hasAlpha: Bool
  public var isProgressive: Bool
  /// The IJG quality whose tables come nearest to the luminance table of the file; nil when not a JPEG.
  public var jpegQuality: Int?
  /// The EXIF orientation that was applied, 1…8; 1 where absent, invalid or of no meaning in the format.
  public var orientation: Int
  public var density: Density?
  /// When the photo was taken by the camera's clock, as written: "2024:05:01 12:30:00". EXIF `DateTimeOriginal`, else
  /// `DateTimeDigitized`; nil where both are absent, blank or zero. `DateTime` is only when the file was changed.
  public var captureDate: String?
  /// How far that clock is ahead of UTC, in minutes (EXIF 2.31 `OffsetTimeOriginal`, `OffsetTimeDigitized`, `OffsetTime`).
  public var captureOffset: Int?
  /// The date is `DateTimeDigitized`: of a print that was scanned it is the day of the scan.
  public var captureIsDigitized: Bool
  /// The program that wrote the file, by its own account (EXIF `Software`).
  public var software: String?
  /// Description of the embedded ICC profile or of the colour space declared, "sRGB" where none is.
  public var profile: String
  /// False where uploading or chatting dropped all that the camera wrote: a date that is missing then says nothing.
  public var hasEXIF: Bool
  /// Bytes after the end of the picture (EOI, IEND, the RIFF chunk, the last box).
  public var trailingBytes: Int
  /// What else is worth telling, in the order of the file.
  public var notes: [FileNote]

  public init(
    format: Format, byteCount: Int, storedSize: Size, colorModel: ColorModel = .rgb, bitsPerSample: Int = 8,
    hasAlpha: Bool = false, isProgressive: Bool = false, jpegQuality: Int? = nil, orientation: Int = 1,
    density: Density? = nil, captureDate: String? = nil, captureOffset: Int? = nil,
    captureIsDigitized: Bool = false, software: String? = nil, profile: String = "sRGB",
    hasEXIF: Bool = false,
    trailingBytes: Int = 0, notes: [FileNote] = []
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
    self.captureOffset = captureOffset
    self.captureIsDigitized = captureIsDigitized
    self.software = software
    self.profile = profile
    self.hasEXIF = hasEXIF
    self.trailingBytes = trailingBytes
    self.notes = notes
  }

  /// The first reason to doubt that the colours are those meant; nil where there is none.
  public var colorDoubt: FileNote? { notes.first { $0.doubtsColor } }
}
