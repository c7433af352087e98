public import Localization
internal import Raster

/// What a standard asks, in short: the columns of `gradphoto standards` and of docs/standards.md. A demand that nothing
/// is judged by is nil.
public struct StandardSummary: Sendable {
  public let id: String
  public let title: LocalizedText
  /// "480×640"; with a "+" where other sizes are accepted.
  public let pixels: String
  /// "33×48"
  public let millimetres: String?
  public let density: String?
  /// "20–40"
  public let kilobytes: String?
  public let backgrounds: LocalizedText
  /// Whether the background may be replaced.
  public let replacement: LocalizedText
  public let glasses: LocalizedText?
  public let smile: LocalizedText?

  public init(_ standard: Standard) {
    id = standard.id
    title = standard.title
    let more = standard.acceptedSizes == nil ? "" : "+"
    pixels = "\(standard.output.width)×\(standard.output.height)\(more)"
    millimetres = standard.print.map { "\(Decimals.text($0.width, 1))×\(Decimals.text($0.height, 1))" }
    density = standard.rules["density"].map { _ in Decimals.text(standard.density, 0) }
    kilobytes = standard.rules["file-size"].map { _ in
      let (low, high) = (standard.fileSize.min / 1024, standard.fileSize.max / 1024)
      return low == 0 ? "≤ \(high)" : "\(low)–\(high)"
    }
    backgrounds = LocalizedText(
      zh: standard.backgrounds.map(\.title.zh).joined(separator: "、"),
      en: standard.backgrounds.map(\.title.en).joined(separator: ", "))
    replacement =
      standard.allowsReplacement
      ? LocalizedText(zh: "可换", en: "yes") : LocalizedText(zh: "不换", en: "no")
    glasses = standard.policies.glasses?.text
    smile = standard.policies.smile?.text
  }
}

extension Standard.Policies.Attitude {
  public var text: LocalizedText {
    switch self {
    case .allowed: LocalizedText(zh: "可以", en: "allowed")
    case .discouraged: LocalizedText(zh: "不宜", en: "discouraged")
    case .forbidden: LocalizedText(zh: "不可", en: "forbidden")
    }
  }
}

extension Standard {
  /// One bound of the head's place, as it is told: what, from where to where, and whose it is.
  public struct Place: Sendable {
    public enum Edge: Sendable { case top, bottom }

    public let title: LocalizedText
    /// From which edge of the picture it is measured; nil for a length between two places of the head.
    public let edge: Edge?
    /// Pixels of `output`.
    public let bounds: Geometry.Bounds
    /// Nil where the standard names no print.
    public let millimetres: Geometry.Bounds?
    /// Its words or its number; nil for an aim of this tool that nothing is judged by.
    public let clause: String?

    /// "50–110 px (4.2–9.3 mm)"
    public var numbers: String {
      func text(_ bounds: Geometry.Bounds, _ unit: String) -> String {
        "\(Decimals.text(bounds.min, 1))–\(Decimals.text(bounds.max, 1)) \(unit)"
      }
      return text(bounds, "px") + (millimetres.map { " (\(text($0, "mm")))" } ?? "")
    }
  }

  /// Where the head stands, in the order from the top down.
  public var places: [Place] {
    let across = print.map { $0.width / Double(output.width) }
    let down = print.map { $0.height / Double(output.height) }
    func place(
      _ bounds: Geometry.Bounds?, _ rule: String, _ scale: Double?, _ zh: String, _ en: String,
      from edge: Place.Edge? = nil
    ) -> Place? {
      bounds.map { bounds in
        Place(
          title: LocalizedText(zh: zh, en: en), edge: edge, bounds: bounds,
          millimetres: scale.map { Geometry.Bounds(bounds.min * $0, bounds.max * $0) },
          clause: rules[rule].map { _ in clause(of: rule) })
      }
    }
    return [
      place(geometry.crown, "crown-margin", down, "头顶距上边沿", "crown to the top edge", from: .top),
      place(geometry.eyes, "eye-height", down, "眼睛距上边沿", "eyes to the top edge", from: .top),
      place(geometry.chin, "chin-margin", down, "下巴距下边沿", "chin to the bottom edge", from: .bottom),
      place(geometry.headHeight, "head-height", down, "头高（头顶到下巴）", "head, crown to chin"),
      place(geometry.faceWidth, "face-width", across, "脸宽（两脸颊之间）", "face, cheek to cheek"),
      place(geometry.eyeDistance, "eye-distance", across, "双眼间距", "between the eyes"),
    ].compactMap { $0 }
  }
}
