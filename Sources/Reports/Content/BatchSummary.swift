public import Localization

/// Counts over a whole batch.
public struct BatchSummary: Sendable, Hashable {
  public var outcomes = OutcomeCounts()
  /// How many photos each rule returned, and how many it held back that no other returned; the most frequent first.
  public var rules: [RuleCount] = []
  public var pending = 0
  /// Photos with a result that are no longer in the input folder.
  public var vanished = 0
  /// Files and folders of the input that are not photos or can't be entered.
  public var skipped = 0
  /// Folders of the input that can't be entered, a sentence for each: their photos are missing.
  public var unreadableFolders: [LocalizedText] = []
  public var students = 0
  /// Students without any photo.
  public var missing = 0
  /// Photos that fit no student, or more than one.
  public var unmatched = 0
  /// Students with more than one photo.
  public var duplicated = 0

  public init() {}

  public var done: Int { outcomes.total }

  public struct RuleCount: Sendable, Hashable {
    public var rule: String
    public var failed: Int
    public var review: Int

    public init(rule: String, failed: Int, review: Int) {
      self.rule = rule
      self.failed = failed
      self.review = review
    }
  }
}
