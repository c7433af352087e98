internal import CCodecs

/// A conversion into sRGB by an ICC profile, used for one picture.
final class ColorTransform {
  enum Source: Int32 {
    case gray = 1
    case rgb = 3
    case cmyk = 4
  }

  let handle: OpaquePointer

  private init(handle: OpaquePointer) { self.handle = handle }

  deinit { codec_transform_destroy(handle) }

  /// What a profile asks to be done.
  struct Choice {
    /// Nil where the samples are sRGB already or the profile is of no use.
    var transform: ColorTransform?
    var description: String
    var warning: String?
  }

  /// - Parameter inverted: CMYK stored as 255 = no ink.
  static func choose(profile: [UInt8], source: Source, inverted: Bool = false) -> Choice {
    var handle: OpaquePointer?
    var name = [CChar](repeating: 0, count: 200)
    let kind = codec_transform_create(
      profile, profile.count, source.rawValue, inverted ? 1 : 0, &handle, &name)
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let description = text.isEmpty ? "ICC" : text
    switch kind {
    case CODEC_PROFILE_CONVERTS:
      return Choice(transform: handle.map { ColorTransform(handle: $0) }, description: description)
    case CODEC_PROFILE_IS_SRGB:
      return Choice(description: description)
    case CODEC_PROFILE_MISMATCH:
      return Choice(
        description: description, warning: "ICC profile ignored: it is for another kind of colour")
    default:
      return Choice(description: "sRGB", warning: "ICC profile ignored: it is broken")
    }
  }

  /// Adobe RGB (1998), as cameras declare it in EXIF without a profile.
  static func adobeRGB() -> Choice {
    var handle: OpaquePointer?
    guard codec_transform_create_adobe_rgb(&handle) == CODEC_PROFILE_CONVERTS else {
      return Choice(description: "sRGB", warning: "Adobe RGB declared but not converted")
    }
    return Choice(transform: handle.map { ColorTransform(handle: $0) }, description: "Adobe RGB (1998)")
  }
}
