/// What is done to a picture before codes are looked for in it.
public struct PictureTreatment: Sendable, Hashable {
  public enum Scale: String, Sendable, CaseIterable { case original, doubled, tripled, halved }
  public enum Polarity: String, Sendable, CaseIterable {
    case darkOnLight
    /// As drawn by a dark screen.
    case lightOnDark
  }
  /// How grey becomes black and white: by a threshold for each small block, or by one for the whole picture.
  public enum Threshold: String, Sendable, CaseIterable { case local, global }

  public let scale: Scale
  public let polarity: Polarity
  public let threshold: Threshold

  public init(
    scale: Scale = .original, polarity: Polarity = .darkOnLight, threshold: Threshold = .local
  ) {
    self.scale = scale
    self.polarity = polarity
    self.threshold = threshold
  }

  /// From the one that reads most codes to those that read the last few; a picture is treated until one reads
  /// something. Chosen on zxing's own 121 test pictures and on drawn screenshots: modules of 1.5 pixels need the picture
  /// doubled, moiré and sensor noise need it halved, blur needs one threshold for all.
  static let inOrder = [
    PictureTreatment(),
    PictureTreatment(polarity: .lightOnDark),
    PictureTreatment(scale: .doubled),
    PictureTreatment(scale: .halved),
    PictureTreatment(scale: .doubled, polarity: .lightOnDark),
    PictureTreatment(scale: .halved, polarity: .lightOnDark),
    PictureTreatment(scale: .doubled, threshold: .global),
    PictureTreatment(scale: .tripled, threshold: .global),
  ]
}

extension PictureTreatment.Scale {
  /// Sides of the treated picture over those of the original.
  var factor: Double {
    switch self {
    case .original: 1
    case .doubled: 2
    case .tripled: 3
    case .halved: 0.5
    }
  }
}
