/// Every rule, in the order of reports: is it a photo of one person, the file, the geometry, the pose, the background.
public enum Registry {
  public static let rules: [any Rule] = []

  /// The rule with this id, nil where there is none.
  public static func rule(_ id: String) -> (any Rule)? { rules.first { $0.info.id == id } }
}
