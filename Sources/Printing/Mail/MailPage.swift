internal import Raster

/// Colours and lengths that all pages of the mail share, in millimetres.
enum MailPage {
  static let black = RGB(0, 0, 0)
  static let gray = RGB(110, 110, 110)
  static let hairline = 0.15
  static let a4 = Extent(width: 210, height: 297)
  static let a6 = Extent(width: 105, height: 148)
}
