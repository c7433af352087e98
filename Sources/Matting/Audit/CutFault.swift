public import Raster

/// A place where the cut may be wrong.
public struct CutFault: Sendable, Hashable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// The old wall, left inside the person's outline.
    case wallInside = "wall-inside"
    /// A piece of the person that is missing.
    case bite
    /// The old background's colour in the rim.
    case oldColor = "old-color"
    /// Something apart from the person.
    case island
    /// Colour and mask say different things.
    case disagreement
  }

  public let kind: Kind
  /// In the picture's pixels.
  public let area: Rect
  /// Of the picture, 0…1: the pixels it takes, weighted by how much is doubtful of them.
  public let share: Double

  func scaled(x: Double, y: Double) -> CutFault {
    CutFault(kind: kind, area: area.scaled(x: x, y: y), share: share)
  }
}

extension CutFault: Encodable {
  private enum Key: String, CodingKey { case kind, x, y, width, height, share }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(kind, forKey: .kind)
    try object.encode(area.x.rounded(), forKey: .x)
    try object.encode(area.y.rounded(), forKey: .y)
    try object.encode(area.width.rounded(), forKey: .width)
    try object.encode(area.height.rounded(), forKey: .height)
    try object.encode((share * 1e6).rounded() / 1e6, forKey: .share)
  }
}
