/// The built-in standards.
public enum Standards {
  public static let all: [Standard] = [.chsi99, .chsi99Blue, .chsi99White]

  /// The standard of that id, nil where there is none.
  public static func standard(_ id: String) -> Standard? { all.first { $0.id == id } }
}
