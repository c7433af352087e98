public import Matting

/// A matte and the network that said which regions are the person.
public struct Cutout: Sendable {
  public enum Mask: String, Sendable, Codable {
    case segmenter = "selfie-segmentation"
    case matter = "modnet"
  }

  /// What told which person is meant and how large the head is.
  public enum Basis: String, Sendable, Codable {
    case face
    /// No face was found: the largest person of the mask.
    case personMask = "person-mask"
  }

  public var matte: Matte
  public var mask: Mask
  public var basis = Basis.face
}
