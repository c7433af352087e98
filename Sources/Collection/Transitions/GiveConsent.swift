public import Store

/// The student has agreed to the privacy text.
public struct GiveConsent: Transition {
  public static let name = "consented"
  public static let aspect = Aspect.consent

  public var text: PrivacyText
  /// How: "paper", "desk", "page".
  public var channel: String

  public init(to text: PrivacyText, channel: String) {
    self.text = text
    self.channel = channel
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.require(before: .consent)
    guard let current = subject.settings.privacy else { throw CollectionError.noPrivacyText }
    guard text == current else { throw CollectionError.otherPrivacyText(version: current.version) }
    return subject.student.state.raised(to: .consented)
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "UPDATE student SET consented = ? WHERE id = ?", [occurrence.time, occurrence.student])
    try store.execute(
      "INSERT OR REPLACE INTO consent (student, text, version, channel, time) VALUES (?, ?, ?, ?, ?)",
      [occurrence.student, text.sha256, text.version, channel, occurrence.time])
  }
}
