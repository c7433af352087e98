public import Localization

/// Sheets that can't be printed as they were asked for.
public enum SheetError: ExplainedError, Hashable {
  case badPaper(String)
  case badLayout(String)
  case badCaption(String)
  /// The caption asks for what nothing is known of.
  case unknownField(String)
  /// What one person gets is more than a sheet has room for; the known papers that have it.
  case doesNotFit(layout: String, paper: String, papers: [String])
  /// In millimetres.
  case margin(Double)
  case captionTooLong(String, size: String)
  /// More than this share of one side, in per cent, would be cut off.
  case shape(file: String, size: String, cut: Int)
  /// Pixels of a sheet.
  case tooManyPixels(Int)
  case density(Int)
  /// A sheet of an earlier run that this one does not replace.
  case leftover(String)

  public var code: String {
    switch self {
    case .badPaper: "bad-paper"
    case .badLayout: "bad-layout"
    case .badCaption, .unknownField: "bad-caption"
    case .doesNotFit: "does-not-fit"
    case .margin: "bad-margin"
    case .captionTooLong: "caption-too-long"
    case .shape: "photo-shape"
    case .tooManyPixels, .density: "bad-density"
    case .leftover: "leftover-sheet"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .badPaper(let text):
      LocalizedText(
        zh: "“\(text)”不是相纸规格：可用 \(SheetError.papers)，或 100x150mm 这样的尺寸。",
        en: "“\(text)” is not a paper: use \(SheetError.papers), or a size such as 100x150mm.")
    case .badLayout(let text):
      LocalizedText(
        zh: "“\(text)”不是有效的排版：应写成 8×一寸、4×二寸+8×一寸 或 auto；尺寸有 \(SheetError.prints)，或 35x53mm。",
        en:
          "“\(text)” is not a layout: write 8×一寸, 4×二寸+8×一寸 or auto; sizes are \(SheetError.prints), or 35x53mm."
      )
    case .badCaption(let text):
      LocalizedText(zh: "图注“\(text)”中的花括号不成对。", en: "A brace of the caption “\(text)” has no partner.")
    case .unknownField(let name):
      LocalizedText(
        zh: "图注中的“{\(name)}”没有对应的数据。", en: "Nothing is known for “{\(name)}” of the caption.")
    case .doesNotFit(let layout, let paper, let papers):
      LocalizedText(
        zh: "\(paper)放不下 \(layout)"
          + (papers.isEmpty ? "。" : "：放得下的有 \(papers.joined(separator: "、"))，或减小 --gap、--margin。"),
        en: "\(paper) has no room for \(layout)"
          + (papers.isEmpty
            ? "." : ": \(papers.joined(separator: ", ")) would have, or a smaller --gap or --margin.")
      )
    case .margin(let value):
      LocalizedText(
        zh: "--gap 与 --margin 应为 0 到 50 毫米，不是 \(value)。",
        en: "--gap and --margin are 0 to 50 millimetres, not \(value).")
    case .captionTooLong(let text, let size):
      LocalizedText(
        zh: "图注“\(text)”在 \(size) 下面放不下。",
        en: "The caption “\(text)” is too long to stand under a print of \(size).")
    case .shape(let file, let size, let cut):
      LocalizedText(
        zh: "“\(file)”的长宽比与 \(size) 相差太大，要裁掉 \(cut)%：请先用 gradphoto standardize 制作成品。",
        en:
          "\(cut) % of “\(file)” would be cut off to make a print of \(size): make a finished picture of it first, with gradphoto standardize."
      )
    case .tooManyPixels(let count):
      LocalizedText(
        zh: "一张相纸会有 \(count / 1_000_000) 百万像素，超过上限：请减小 --dpi，或输出 PDF。",
        en:
          "A sheet would have \(count / 1_000_000) million pixels, more than the limit: use a smaller --dpi, or PDF."
      )
    case .leftover(let name):
      LocalizedText(
        zh: "“\(name)”是先前排版的相纸，会与这次的混在一起：请先移走，或换一个 -o。",
        en:
          "“\(name)” is a sheet of an earlier run and would pass for one of these: move it away, or choose another -o."
      )
    case .density(let value):
      LocalizedText(
        zh: "--dpi 应为 72 到 2400，不是 \(value)。", en: "--dpi is 72 to 2400, not \(value).")
    }
  }

  private static let papers = PaperSize.known.map(\.name).joined(separator: ", ")
  private static let prints = PrintSize.known.map(\.name).joined(separator: ", ")
}
