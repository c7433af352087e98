/// What a batch was begun with. A journal keeps it: another run on the same output folder must mean the same.
public struct BatchSettings: Sendable, Hashable, Codable {
  /// Absolute.
  public var input: String
  /// Stable description of the engine: standard and background.
  public var engine: [String: String]
  public var template: String?
  /// Absolute.
  public var roster: String?
  public var columns: String?
  public var pattern: String?
  public var shard: Shard

  public init(
    input: String, engine: [String: String], template: String? = nil, roster: String? = nil,
    columns: String? = nil, pattern: String? = nil, shard: Shard = .whole
  ) {
    self.input = input
    self.engine = engine
    self.template = template
    self.roster = roster
    self.columns = columns
    self.pattern = pattern
    self.shard = shard
  }
}
