/// Every rule, in the order of reports: the photo, the head's place and pose, the background, the file.
public enum Registry {
  public static let rules: [any Rule] = [
    SingleFace(),
    ColorPhoto(),
    Upscaling(),
    Aspect(),
    EyeLine(),
    HeadYaw(),
    HeadPitch(),
    ShouldersInFrame(),
    CrownMargin(),
    EyeHeight(),
    FaceWidth(),
    Centered(),
    BackgroundColor(),
    BackgroundUniform(),
    PixelSize(),
    Density(),
    BitDepth(),
    JPEGFormat(),
    JPEGQuality(),
    FileSize(),
    FileExtension(),
  ]

  /// The rule with this id, nil where there is none.
  public static func rule(_ id: String) -> (any Rule)? { rules.first { $0.info.id == id } }
}
