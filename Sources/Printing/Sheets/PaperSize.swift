/// A sheet of paper.
public struct PaperSize: Sendable, Hashable {
  public var name: String
  /// Upright.
  public var extent: Extent

  /// Photo papers are made in inches: 5寸 3.5 × 5 (3R), 6寸 4 × 6 (4R), 7寸 5 × 7 (5R), 8寸 6 × 8 (6R); A4 and A5 as ISO 216 has them.
  public static let known = [
    PaperSize(name: "5寸", extent: Extent(width: 88.9, height: 127)),
    PaperSize(name: "6寸", extent: Extent(width: 101.6, height: 152.4)),
    PaperSize(name: "7寸", extent: Extent(width: 127, height: 177.8)),
    PaperSize(name: "8寸", extent: Extent(width: 152.4, height: 203.2)),
    PaperSize(name: "A5", extent: Extent(width: 148, height: 210)),
    PaperSize(name: "A4", extent: Extent(width: 210, height: 297)),
  ]

  private static let aliases = [
    "3r": "5寸", "4r": "6寸", "5r": "7寸", "6r": "8寸", "五寸": "5寸", "六寸": "6寸", "七寸": "7寸", "八寸": "8寸",
  ]

  /// Millimetres: from a label to the widest roll of a photo printer (44 in).
  private static let sides = 20.0...1118.0

  init(name: String, extent: Extent) {
    self.name = name
    self.extent = extent
  }

  /// A name of `known`, or "WxHmm"; nil for anything else.
  public init?(_ text: String) {
    let folded = text.lowercased()
    let name = PaperSize.aliases[folded] ?? folded
    if let known = PaperSize.known.first(where: { $0.name.lowercased() == name }) {
      self = known
    } else if let extent = Extent(text, sides: PaperSize.sides) {
      self.init(name: extent.text, extent: extent)
    } else {
      return nil
    }
  }
}
