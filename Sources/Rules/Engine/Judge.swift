import Localization

/// Judges photos by one standard.
public struct Judge: Sendable {
  public let standard: Standard
  public let rules: [any Rule]

  public init(standard: Standard, rules: [any Rule] = Registry.rules) {
    self.standard = standard
    self.rules = rules
  }

  /// One finding for each rule, in the order of the registry.
  /// - Parameters:
  ///   - evidence: the pictures of one photo, at most one of each stage: the finished one when a finished file is
  ///     checked; source and finished when a photo was standardized; the source alone where no picture could be made.
  ///   - expected: pictures without which a rule that asks for them can't be judged, rather than has nothing to say.
  public func judge(_ evidence: [Evidence], expecting expected: Set<Evidence.Stage> = [.finished])
    -> [Finding]
  {
    let pictures = evidence.map(\.remembering)
    return rules.map { finding(of: $0, in: pictures, expecting: expected) }
  }

  public func judge(_ evidence: Evidence) -> [Finding] { judge([evidence]) }

  /// Fail where a rule fails; review where a person must look or a rule could not be assessed; else pass.
  public static func overall(_ findings: [Finding]) -> Verdict {
    if findings.contains(where: { $0.verdict == .fail }) { return .fail }
    return findings.contains { $0.verdict == .review || $0.verdict == .unassessable } ? .review : .pass
  }

  private func finding(
    of rule: any Rule, in evidence: [Evidence], expecting expected: Set<Evidence.Stage>
  ) -> Finding {
    let info = rule.info
    let sentences = Sentences(info: info)
    guard let limit = rule.limit(in: standard) else {
      return finding(info, .notApplicable, reason: Sentences.notAsked(by: standard))
    }
    guard let picture = info.stages.lazy.compactMap({ s in evidence.first { $0.stage == s } }).first else {
      guard expected.isDisjoint(with: info.stages) else {
        return finding(info, .unassessable, limit: limit, reason: Sentences.noFinishedPicture)
      }
      return finding(
        info, .notApplicable, limit: limit,
        reason: expected.contains(.finished) ? Sentences.noSourcePhoto : Sentences.notYetFinished)
    }
    do throws(Unassessable) {
      let measurement = try rule.measure(picture, against: standard)
      if let value = measurement.value, !value.isFinite { throw Sentences.noNumber }
      let value = measurement.value.map { Decimals.shown($0, info.decimals, judgedBy: limit) }
      var verdict = value.map(limit.verdict) ?? (limit.reviewOnly == true ? .review : .fail)
      if verdict == .pass, measurement.doubt != nil { verdict = .review }
      return finding(
        info, verdict, stage: picture.stage, measured: value, limit: limit,
        reason: sentences.reason(verdict, value: value, limit: limit, measurement: measurement),
        remedy: measurement.remedy)
    } catch {
      return finding(
        info, error.isNotApplicable ? .notApplicable : .unassessable, stage: picture.stage, limit: limit,
        reason: error.reason)
    }
  }

  private func finding(
    _ info: RuleInfo, _ verdict: Verdict, stage: Evidence.Stage? = nil, measured: Double? = nil,
    limit: Limit? = nil, reason: LocalizedText,
    remedy: LocalizedText? = nil
  ) -> Finding {
    let bounds = limit.flatMap { limit in
      limit.min == nil && limit.max == nil ? nil : Finding.Allowed(min: limit.min, max: limit.max)
    }
    return Finding(
      rule: info.id, clause: info.clause, verdict: verdict, stage: stage, measured: measured,
      unit: info.unit.rawValue,
      allowed: bounds, reason: reason, remedy: remedy ?? info.remedy)
  }
}
