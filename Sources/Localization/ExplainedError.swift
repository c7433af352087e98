/// An error that can be told to a person. Every error of gradphoto is one.
public protocol ExplainedError: Error {
  /// Stable, for scripts: lower-case words joined by hyphens, such as "not-found".
  var code: String { get }
  /// One plain sentence with its full stop.
  var text: LocalizedText { get }
  /// The same sentence about a file that the error does not know, or must not name as it does.
  func text(about file: String) -> LocalizedText
  /// What lies behind it; nil where it is the whole story.
  var cause: (any Error)? { get }
}

extension ExplainedError {
  public func text(about file: String) -> LocalizedText { text }
  public var cause: (any Error)? { nil }
}
