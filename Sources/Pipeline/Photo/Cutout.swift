public import Matting

/// A matte and the network that said which regions are the person.
public struct Cutout: Sendable {
  public enum Mask: String, Sendable, Codable {
    case segmenter = "selfie-segmentation"
    case matter = "modnet"
  }

  public var matte: Matte
  public var mask: Mask
}
