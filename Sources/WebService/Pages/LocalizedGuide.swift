internal import Localization
internal import Reports
internal import Rules

/// The shooting guide in every language, drawn once.
struct LocalizedGuide: Sendable {
  struct Words: Sendable {
    let figures: [Guide.Figure]
    let chapters: [Guide.Chapter]
  }

  private let zh: Words
  private let en: Words

  init(_ standard: Standard) {
    func words(_ language: Language) -> Words {
      let guide = Guide([standard], language: language)
      return Words(figures: guide.figures, chapters: guide.chapters)
    }
    (zh, en) = (words(.zh), words(.en))
  }

  subscript(_ language: Language) -> Words { language == .zh ? zh : en }
}
