public import Raster
public import Rules

/// What goes behind the person.
public enum BackgroundFill: Sendable, Hashable {
  case color(RGB)
  /// The photo's own background: only cropped and scaled.
  case keep

  /// "keep", "#RRGGBB", or the name of one of the standard's colours; nil for anything else.
  public init?(_ text: String, standard: Standard) {
    if text == "keep" {
      self = .keep
    } else if let named = standard.background(text) {
      self = .color(named.color)
    } else if let color = RGB(hexadecimal: text) {
      self = .color(color)
    } else {
      return nil
    }
  }

  /// The standard's first colour; the photo's own background where that may not be replaced.
  public static func preferred(by standard: Standard) -> BackgroundFill {
    guard standard.allowsReplacement, let first = standard.backgrounds.first else { return .keep }
    return .color(first.color)
  }
}
