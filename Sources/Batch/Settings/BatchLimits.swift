/// Bounds that keep a batch's memory independent of what it is given.
public enum BatchLimits {
  /// As the decoders' own.
  public static let photoBytes = 200_000_000
  /// Photos in work or waiting to be entered, for each worker. Those that wait hold no pixels.
  static let window = 8
  /// Rows read from the journal at once.
  static let page = 256
  /// Bytes of a relative output path.
  static let pathBytes = 1000
}
