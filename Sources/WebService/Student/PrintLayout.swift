internal import Codecs
internal import Localization
internal import Printing

/// What labs are asked for most.
enum PrintLayout: String, CaseIterable {
  case eightSmall = "8x1"
  case fourLarge = "4x2"
  case both = "4x2-8x1"

  var title: LocalizedText {
    switch self {
    case .eightSmall: LocalizedText(zh: "6 寸相纸：8 张一寸", en: "10 × 15 cm: 8 of 25 × 35 mm")
    case .fourLarge: LocalizedText(zh: "6 寸相纸：4 张二寸", en: "10 × 15 cm: 4 of 35 × 49 mm")
    case .both: LocalizedText(zh: "8 寸相纸：4 张二寸和 8 张一寸", en: "15 × 20 cm: 4 of 35 × 49 mm and 8 of 25 × 35 mm")
    }
  }

  /// The name that it is kept under.
  var file: String { "prints-\(rawValue).jpg" }

  private var words: (paper: String, layout: String) {
    switch self {
    case .eightSmall: ("6寸", "8×一寸")
    case .fourLarge: ("6寸", "4×二寸")
    case .both: ("8寸", "4×二寸+8×一寸")
    }
  }

  /// Pixels per inch of what is printed, and of what is only looked at.
  static let density = 300
  static let smallDensity = 72

  /// A sheet as `gradphoto sheet` makes it.
  /// - Throws: `CodecError`, `SheetError`.
  func sheet(of picture: [UInt8], density: Int) throws -> [UInt8] {
    guard let paper = PaperSize(words.paper) else { throw SheetError.badPaper(words.paper) }
    let settings = try SheetSettings(paper: paper, layout: SheetLayout(words.layout), density: density)
    let plan = try SheetPlan(settings, captionHeight: 0)
    let pictures = try SheetPictures(plan, Captions())
    return try pictures.jpeg(
      plan.sheet(0, persons: 1), lettering: { try Lettering(family: nil) },
      photo: { _ in try Photo(bytes: picture, atLeast: pictures.shortSide) })
  }
}
