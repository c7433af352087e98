/// How sheets are to look.
public struct SheetSettings: Sendable, Hashable {
  public var paper: PaperSize
  public var layout: SheetLayout
  /// Between two prints, in millimetres.
  public var gap: Double
  /// Free at the edges, in millimetres.
  public var margin: Double
  public var hasCutMarks: Bool
  /// Pixels per inch of sheets that are pictures.
  public var density: Int

  /// What a lab's machine may lose at the edges, in millimetres.
  public static let safeMargin = 3.0
  /// Room for a knife, in millimetres.
  public static let usualGap = 2.0
  private static let lengths = 0.0...50.0
  private static let densities = 72...2400

  /// - Throws: `SheetError.margin`, `.density`.
  public init(
    paper: PaperSize, layout: SheetLayout, gap: Double = usualGap, margin: Double = safeMargin,
    hasCutMarks: Bool = false, density: Int = 300
  ) throws(SheetError) {
    for length in [gap, margin] {
      guard SheetSettings.lengths.contains(length) else { throw .margin(length) }
    }
    guard SheetSettings.densities.contains(density) else { throw .density(density) }
    self.paper = paper
    self.layout = layout
    self.gap = gap
    self.margin = margin
    self.hasCutMarks = hasCutMarks
    self.density = density
  }
}
