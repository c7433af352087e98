public import Localization
internal import Reports
internal import Rules
internal import Store

/// A student's takes, the best first, and why.
public struct TakeRanking: Sendable {
  public struct Place: Sendable {
    public let take: Take
    public let findings: [KeptFinding]
    /// It was returned by a reviewer, and can't be handed in again.
    public let wasReturned: Bool
    /// Whether it can be accepted.
    public var isEligible: Bool {
      !wasReturned && take.finished != nil && ["pass", "review"].contains(take.outcome)
    }

    func count(_ verdict: Verdict) -> Int { findings.count { $0.verdict == verdict } }

    /// The passing finding that is nearest to one of its limits.
    public var tightest: KeptFinding? {
      findings.filter { $0.verdict == .pass && $0.margin != nil }.min { ($0.margin ?? 1) < ($1.margin ?? 1) }
    }
  }

  public let places: [Place]

  init(_ places: [Place]) {
    self.places = places.sorted { Self.isBetter($0, $1) }
  }

  /// The first that can be accepted; nil where none can.
  public var best: Place? { places.first.flatMap { $0.isEligible ? $0 : nil } }

  /// What decides, the weightiest first; smaller is better.
  private static let criteria: [@Sendable (Place) -> Double] = [
    { $0.isEligible ? 0 : 1 },
    { Double($0.count(.fail)) },
    { Double($0.take.warnings.count) },
    { Double($0.count(.review)) },
    { Double($0.count(.unassessable)) },
    { -($0.tightest?.margin ?? 0) },
    // Of two alike the later one: the student meant to do better.
    { -Double($0.take.number) },
  ]

  private static func isBetter(_ a: Place, _ b: Place) -> Bool {
    for criterion in criteria where criterion(a) != criterion(b) { return criterion(a) < criterion(b) }
    return false
  }
}

extension TakeRanking.Place {
  /// Why it stands where it stands, as a clause.
  public var reason: LocalizedText {
    if wasReturned { return LocalizedText(zh: "已被退回，不能再用", en: "was returned and can't be used again") }
    guard take.finished != nil else {
      return LocalizedText(zh: "没有做成成品照片", en: "no picture could be made of it")
    }
    let broken = findings.filter { $0.verdict == .fail }
    if !broken.isEmpty {
      return LocalizedText(
        zh: "不合格：\(broken.map(\.title.zh).joined(separator: "、"))",
        en: "breaks: \(broken.map(\.title.en).joined(separator: "; "))")
    }
    let doubtful = findings.filter(\.isDecisive)
    let warnings = take.warnings.map(\.text)
    if !warnings.isEmpty || !doubtful.isEmpty {
      return LocalizedText(
        zh: "需要人工查看：\((warnings.map(\.zh) + doubtful.map(\.title.zh)).joined(separator: "、"))",
        en: "a person must look: \((warnings.map(\.en) + doubtful.map(\.title.en)).joined(separator: "; "))")
    }
    guard let tightest else { return LocalizedText(zh: "全部合格", en: "conforms in everything") }
    return LocalizedText(
      zh: "全部合格，最接近限度的是：\(tightest.title.zh)",
      en: "conforms in everything; nearest to a limit: \(tightest.title.en)")
  }
}

extension Take {
  /// What the rules said.
  public var kept: [KeptFinding] { JSONLine.decode([KeptFinding].self, findings) ?? [] }
}

extension PhotoCollection {
  public func ranking(of student: StudentID) throws -> TakeRanking {
    let returned = try read {
      Set(
        try $0.rows("SELECT original FROM returnedTake WHERE student = ?", [student]) { $0["original"] ?? "" }
      )
    }
    return TakeRanking(
      try takes(of: student).map { take in
        .init(take: take, findings: take.kept, wasReturned: returned.contains(take.original))
      })
  }
}
