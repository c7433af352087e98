public import Localization

/// Why the face of a photo can't be compared.
public enum FaceFault: String, Error, Sendable, Hashable, Codable, CaseIterable {
  case noFace
  case severalFaces
  /// Too few pixels between the eyes.
  case tooSmall
  /// Turned to a side, up or down.
  case turned
  /// A side of the picture cuts the face off.
  case cutOff
  /// Dark lenses before the eyes, or a mask.
  case covered
  /// Out of focus, too dark, or half hidden: the network sees little of a face.
  case unclear

  public var zh: String {
    switch self {
    case .noFace: "照片中没有检测到人脸"
    case .severalFaces: "照片中不止一张人脸"
    case .tooSmall: "人脸太小，无法比对"
    case .turned: "头部转动过大，无法比对"
    case .cutOff: "人脸被照片边缘截断"
    case .covered: "人脸被墨镜或口罩遮挡，无法比对"
    case .unclear: "人脸模糊、过暗或被遮挡，无法比对"
    }
  }

  public var en: String {
    switch self {
    case .noFace: "no face was found in the photo"
    case .severalFaces: "there is more than one face in the photo"
    case .tooSmall: "the face is too small to be compared"
    case .turned: "the head is turned too far to be compared"
    case .cutOff: "the edge of the photo cuts the face off"
    case .covered: "sunglasses or a mask cover the face"
    case .unclear: "the face is blurred, too dark or hidden, and cannot be compared"
    }
  }

  public var text: LocalizedText { LocalizedText(zh: zh, en: en) }

  /// A stable name for scripts.
  public var code: String {
    switch self {
    case .noFace: "no-face"
    case .severalFaces: "several-faces"
    case .tooSmall: "face-too-small"
    case .turned: "face-turned"
    case .cutOff: "face-cut-off"
    case .covered: "face-covered"
    case .unclear: "face-unclear"
    }
  }
}
