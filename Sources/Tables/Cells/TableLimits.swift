/// Bounds on what is read, whatever a file claims.
public enum TableLimits {
  /// Bytes of a file.
  public static let bytes = 64 << 20
  public static let rows = 1_000_000
  public static let cells = 4_000_000
  public static let columns = 256
  /// Bytes of one cell's text.
  public static let cellBytes = 4096
}
