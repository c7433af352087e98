import Localization

/// One thing that gradphoto needs, or can do more with, and whether it is there.
struct Diagnosis: Encodable {
  enum State: String, Encodable {
    case fine
    /// Something that some commands need.
    case lacking
    /// Something without which nothing works.
    case missing
  }

  /// Stable, for programs: "models", "library:libheif".
  var id: String
  var title: LocalizedText
  var state: State
  var found: LocalizedText
  /// The command that brings it; nil where all is well or no command does.
  var remedy: String?

  init(
    _ id: String, _ title: LocalizedText, _ state: State, _ found: LocalizedText, remedy: String? = nil
  ) {
    self.id = id
    self.title = title
    self.state = state
    self.found = found
    self.remedy = state == .fine ? nil : remedy
  }

  /// The same words in both languages: versions, paths.
  static func plain(_ text: String) -> LocalizedText { LocalizedText(zh: text, en: text) }

  var sign: String {
    switch state {
    case .fine: "✓"
    case .lacking: "?"
    case .missing: "✗"
    }
  }
}
