internal import CCodecs

/// A conversion into sRGB, used for one picture.
final class ColorTransform {
  enum Source: Int32 {
    case gray = 1
    case rgb = 3
    case cmyk = 4
  }

  let handle: OpaquePointer

  private init(handle: OpaquePointer) { self.handle = handle }

  deinit { codec_transform_destroy(handle) }

  /// What a file asks to be done.
  struct Choice {
    /// Nil where the samples are sRGB already or what the file says is of no use.
    var transform: ColorTransform?
    var description = "sRGB"
    var note: FileNote?

    static var srgb: Choice { Choice() }
  }

  /// - Parameters:
  ///   - inverted: CMYK stored as 255 = no ink.
  ///   - wide: samples of 16 bits may follow.
  static func choose(profile: [UInt8], source: Source, inverted: Bool = false, wide: Bool = false) -> Choice {
    var handle: OpaquePointer?
    var name = [CChar](repeating: 0, count: 200)
    let kind = codec_transform_create(
      profile, profile.count, source.rawValue, inverted ? 1 : 0, wide ? 1 : 0, &handle, &name)
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let description = text.isEmpty ? "ICC" : text
    switch kind {
    case CODEC_PROFILE_CONVERTS:
      return Choice(transform: handle.map { ColorTransform(handle: $0) }, description: description)
    case CODEC_PROFILE_IS_SRGB: return Choice(description: description)
    case CODEC_PROFILE_MISMATCH:
      return Choice(description: description, note: FileNote(.colorProfileMismatch))
    default: return Choice(note: FileNote(.colorProfileBroken))
    }
  }

  static func choose(space: RGBSpace, wide: Bool = false) -> Choice {
    var handle: OpaquePointer?
    var description = codec_rgb_space(
      white: space.white.pair, red: space.red.pair, green: space.green.pair, blue: space.blue.pair,
      gamma: space.gamma ?? 0)
    switch codec_transform_create_space(&description, wide ? 1 : 0, &handle) {
    case CODEC_PROFILE_CONVERTS:
      return Choice(transform: handle.map { ColorTransform(handle: $0) }, description: space.name)
    case CODEC_PROFILE_IS_SRGB: return Choice(description: space.name)
    default: return Choice(note: FileNote(.colorNotConverted, space.name))
    }
  }
}

extension RGBSpace.Chromaticity {
  fileprivate var pair: (Double, Double) { (x, y) }
}
