public import Localization
public import Printing
public import Raster
public import Rules

/// How to take photos that conform to standards: a page for screens, pages for prints, lines to lay over a photo. Drawings
/// are ours, texts are those of the rules.
public struct Guide {
  private let contents: [GuideContent]
  private let language: Language

  public init(_ standards: [Standard], language: Language) {
    contents = standards.map { GuideContent($0, language) }
    self.language = language
  }

  private var title: String { language.choose("拍摄指南", "How to take the photo") }

  /// Widths of figures in the page's pixels.
  private static let figureWidth = 640.0

  /// One self-contained page.
  public func page() -> String {
    let width = Guide.figureWidth
    return Page.guide.filled([
      "lang": language.tag, "title": title, "style": Page.guideStyle,
      "lamps": Diagram.lamps(width: width, language: language).svg(title: lampsTitle),
      "lampsTitle": lampsTitle, "footer": footer,
      "standards": contents.map { content in
        [
          "id": content.standard.id, "title": content.title, "document": content.document,
          "picture": Diagram(content.standard, width: width, language: language).svg(title: content.title),
          "mistakes": Diagram.mistakes(content.standard, width: 1.5 * width, language: language)
            .map { $0.svg(title: language.choose("常见错误", "Frequent mistakes")) } ?? "",
          "facts": content.facts.map { ["name": $0.name, "value": $0.value] },
          "chapters": content.chapters.map { chapter in
            [
              "title": chapter.title,
              "rules": chapter.rules.map { ["title": $0.title, "why": $0.why, "clause": $0.clause] },
            ] as [String: Any]
          },
        ] as [String: Any]
      },
    ])
  }

  /// A drawing for a page of somebody else's.
  public struct Figure: Sendable {
    public let title: String
    /// An SVG element.
    public let svg: String
    /// Many drawings in a row, which a phone shows one after the other.
    public let isWide: Bool
  }

  public struct Chapter: Sendable {
    public let title: String
    public let rules: [(title: String, why: String)]
  }

  /// The drawings: picture and mistakes of each standard, then the lamps.
  public var figures: [Figure] {
    let width = Guide.figureWidth
    let mistakes = language.choose("常见错误", "Frequent mistakes")
    let own = contents.flatMap { content in
      [
        Figure(
          title: content.title,
          svg: Diagram(content.standard, width: width, language: language).svg(title: content.title),
          isWide: false),
        Diagram.mistakes(content.standard, width: 1.5 * width, language: language).map {
          Figure(title: mistakes, svg: $0.svg(title: mistakes), isWide: true)
        },
      ].compactMap(\.self)
    }
    let lamps = Diagram.lamps(width: width, language: language).svg(title: lampsTitle)
    return own + [Figure(title: lampsTitle, svg: lamps, isWide: false)]
  }

  public var chapters: [Chapter] {
    contents.flatMap { content in
      content.chapters.map { chapter in
        Chapter(title: chapter.title, rules: chapter.rules.map { ($0.title, $0.why) })
      }
    }
  }

  private var lampsTitle: String { language.choose("灯光", "Lamps") }

  private var footer: String {
    language.choose(
      "虚线是本工具裁剪的目标，不据此判断。示意图由 gradphoto 绘制。",
      "Dashed lines are aims of the crop that nothing is judged by. Drawn by gradphoto.")
  }

  /// A4, for print: for each standard its picture and numbers, then its rules.
  /// - Parameter write: takes the file's bytes in order; false where it could not.
  /// - Throws: `PrintingError`.
  public func pdf(
    _ lettering: Lettering, write: @escaping (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(PrintingError) {
    let document = try PDFDocument(title: title, lettering: lettering, write: write)
    for content in contents {
      var sheet = GuideSheet(document: document, language: language)
      try sheet.set(content)
    }
    try document.finish()
  }

  /// The lines of a standard on nothing.
  /// - Parameter width: of the picture in pixels; its height follows from the standard.
  /// - Returns: colours and alpha.
  /// - Throws: `PrintingError`.
  public static func template(
    of standard: Standard, width: Int, _ lettering: Lettering
  ) throws -> (image: RGBImage, alpha: GrayImage) {
    let figure = Diagram.template(standard, width: Double(width))
    let size = Size(width: width, height: Int(figure.height.rounded()))
    return try RGBImage.transparent(size, lettering) { try figure.draw(on: $0) }
  }
}
