/// How files of photos begin; what they hold is for the decoders to say.
public enum PhotoBeginning {
  /// Bytes that tell: as many as may list brands.
  public static let count = MediaBrands.mostBytes

  /// - Parameter bytes: the first `count` of a file, or all where it has fewer.
  public static func isPhoto(_ bytes: [UInt8]) -> Bool {
    switch Container(bytes) {
    case .jpeg, .png, .webp, .heif: true
    case .other, nil: false
    }
  }
}
