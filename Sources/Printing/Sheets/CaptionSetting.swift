/// A caption in lines that stand under a print.
public struct CaptionSetting: Sendable, Hashable {
  /// One or two.
  public var lines: [String]
  /// Height of a Chinese character in millimetres.
  public var size: Double

  /// 2.2 mm is 6 points, the least that reads well; 1.6 mm the least that can be read.
  private static let sizes = [2.2, 2.0, 1.8, 1.6]
  /// From one base line to the next, in sizes.
  private static let lineHeight = 1.2
  /// Between print and caption, in millimetres.
  static let space = 0.5

  /// The largest letters with which the text fits, on one line if it can be.
  /// - Parameter width: in millimetres.
  /// - Returns: nil where it fits in no size.
  /// - Throws: `PrintingError` for a character that can't be written.
  init?(_ text: String, width: Double, _ lettering: Lettering) throws(PrintingError) {
    let natural = try lettering.width(of: text, size: 1)
    if let size = CaptionSetting.sizes.first(where: { natural * $0 <= width }) {
      (lines, self.size) = ([text], size)
      return
    }
    for size in CaptionSetting.sizes {
      let lines = try lettering.lines(of: text, size: size, width: width)
      guard lines.count == 2, try lettering.width(of: lines[0], size: size) <= width,
        try lettering.width(of: lines[1], size: size) <= width
      else { continue }
      (self.lines, self.size) = (lines, size)
      return
    }
    return nil
  }

  /// Of the strip under the print, in millimetres.
  var height: Double {
    CaptionSetting.space + Double(lines.count) * size * CaptionSetting.lineHeight
  }

  /// From the print's lower edge to the base line of each line.
  var baselines: [Double] {
    lines.indices.map { CaptionSetting.space + (Double($0) * CaptionSetting.lineHeight + 0.9) * size }
  }
}

/// The captions of all persons, set for every size of print: made before any photo is read, it says what can't be set.
public struct Captions {
  /// By person and size.
  private let settings: [[PrintSize: CaptionSetting]]
  /// Of the strip under each print, in millimetres; 0 where there are no captions.
  public let height: Double

  /// - Parameter texts: one for each person; "" for none.
  /// - Throws: `SheetError.captionTooLong`, `PrintingError`.
  public init(_ texts: [String], layout: SheetLayout, _ lettering: Lettering) throws {
    var height = 0.0
    settings = try texts.map { text in
      guard !text.isEmpty else { return [:] }
      var settings: [PrintSize: CaptionSetting] = [:]
      for size in layout.terms.map(\.size) {
        guard let setting = try CaptionSetting(text, width: size.extent.width, lettering) else {
          throw SheetError.captionTooLong(text, size: size.name)
        }
        settings[size] = setting
        height = max(height, setting.height)
      }
      return settings
    }
    self.height = height
  }

  /// None at all.
  public init() { (settings, height) = ([], 0) }

  func of(_ print: Print) -> CaptionSetting? {
    settings.indices.contains(print.person) ? settings[print.person][print.size] : nil
  }
}
