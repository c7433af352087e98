/// The size of one print.
public struct PrintSize: Sendable, Hashable {
  public var name: String
  public var extent: Extent

  /// As photo shops cut them. 二寸 is cut at 35 × 49 and at 35 × 53: the latter is called 大二寸 here, or given as "35x53mm".
  public static let known = [
    PrintSize(name: "一寸", extent: Extent(width: 25, height: 35)),
    PrintSize(name: "小一寸", extent: Extent(width: 22, height: 32)),
    PrintSize(name: "大一寸", extent: Extent(width: 33, height: 48)),
    PrintSize(name: "小二寸", extent: Extent(width: 35, height: 45)),
    PrintSize(name: "二寸", extent: Extent(width: 35, height: 49)),
    PrintSize(name: "大二寸", extent: Extent(width: 35, height: 53)),
  ]

  /// Millimetres.
  private static let sides = 10.0...600.0

  init(name: String, extent: Extent) {
    self.name = name
    self.extent = extent
  }

  /// A name of `known`, with Chinese or Arabic digits, or "WxHmm"; nil for anything else.
  public init?(_ text: String) {
    let name = text.replacing("1", with: "一").replacing("2", with: "二")
    if let known = PrintSize.known.first(where: { $0.name == name }) {
      self = known
    } else if let extent = Extent(text, sides: PrintSize.sides) {
      self.init(name: extent.text, extent: extent)
    } else {
      return nil
    }
  }
}
