extension FileFacts {
  /// With what EXIF tells; a density that the format itself records comes first.
  func completed(by exif: EXIF?) -> FileFacts {
    guard let exif else { return self }
    var file = self
    file.hasEXIF = true
    file.orientation = exif.orientation ?? 1
    file.density = density ?? exif.density
    file.captureDate = exif.captureDate
    file.captureOffset = exif.captureOffset
    file.captureIsDigitized = exif.captureIsDigitized
    file.software = exif.software
    return file
  }
}
