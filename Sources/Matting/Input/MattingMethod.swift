/// How the edge was found.
public enum MattingMethod: String, Sendable, Codable, CaseIterable {
  /// The wall's colour is known at every pixel; alpha is the position between it and the person's colour.
  case knownBackground = "known-background"
  /// Alpha is a local linear function of colour (Levin, Lischinski, Weiss 2008), held to the person mask.
  case closedForm = "closed-form"
}
