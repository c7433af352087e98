import Localization

/// Judges photos by one standard.
public struct Judge: Sendable {
  public let standard: Standard
  /// The rules that the standard asks for, with its words and its limits.
  private let asked: [(rule: any Rule, info: RuleInfo, limit: Limit)]

  /// - Parameter rules: in the order of the findings; those that the standard does not ask for say nothing.
  public init(standard: Standard, rules: [any Rule]) {
    self.standard = standard
    asked = rules.compactMap { rule in
      rule.limit(in: standard).map { (rule, rule.info.worded(for: standard), $0) }
    }
  }

  /// One finding for each rule that the standard asks for, in the order of `rules`.
  /// - Parameters:
  ///   - evidence: the pictures of one photo, at most one of each stage: the finished one when a finished file is
  ///     checked; source and finished when a photo was standardized; the source alone where no picture could be made.
  ///   - expected: pictures without which a rule that asks for them can't be judged, rather than has nothing to say.
  public func judge(_ evidence: [Evidence], expecting expected: Set<Evidence.Stage> = [.finished])
    -> [Finding]
  {
    judge(evidence.map(Scene.init), expecting: expected)
  }

  /// The same of scenes whose measurements several judges share.
  public func judge(_ scenes: [Scene], expecting expected: Set<Evidence.Stage> = [.finished]) -> [Finding] {
    asked.map { finding(of: $0.rule, $0.info, within: $0.limit, in: scenes, expecting: expected) }
  }

  public func judge(_ evidence: Evidence) -> [Finding] { judge([evidence]) }

  /// Fail where a rule fails; review where a person must look or a rule could not be assessed; else pass.
  public static func overall(_ findings: [Finding]) -> Verdict {
    if findings.contains(where: { $0.verdict == .fail }) { return .fail }
    return findings.contains { $0.verdict == .review || $0.verdict == .unassessable } ? .review : .pass
  }

  private func finding(
    of rule: any Rule, _ info: RuleInfo, within limit: Limit, in scenes: [Scene],
    expecting expected: Set<Evidence.Stage>
  ) -> Finding {
    guard let scene = info.stages.lazy.compactMap({ s in scenes.first { $0.stage == s } }).first else {
      guard expected.isDisjoint(with: info.stages) else {
        return finding(info, .unassessable, limit: limit, reason: Sentences.noFinishedPicture)
      }
      return finding(
        info, .notApplicable, limit: limit,
        reason: expected.contains(.finished) ? Sentences.noSourcePhoto : Sentences.notYetFinished)
    }
    do throws(Unassessable) {
      if let least = info.leastFace, scene.orientation.lie == nil, let face = try? scene.mainFace(),
        face.frontalWidth < least.width
      {
        throw Unassessable(
          Sentences.tooSmall(face.frontalWidth, least: least),
          isNotApplicable: scene.stage != .source && !standard.leavesRoom(for: least))
      }
      if let presence = try rule.presence(in: scene),
        presence.percent < limit.leastPresence ?? Limit.usualLeastPresence
      {
        throw Unassessable(presence.absence, isNotApplicable: true)
      }
      let measurement = try rule.measure(scene, against: standard)
      if let value = measurement.value, !value.isFinite { throw Sentences.noNumber }
      let value = measurement.value.map { Decimals.shown($0, info.decimals, judgedBy: limit) }
      if let value, let excuse = measurement.excuse, limit.isBroken(by: value) { throw excuse }
      let verdict = verdict(on: value, of: measurement, within: limit)
      return finding(
        info, verdict, stage: scene.stage, measured: value,
        doubt: verdict == .review ? value.flatMap(limit.doubt) : nil, limit: limit,
        reason: Sentences(info: info).reason(
          verdict, value: value, limit: limit, measurement: measurement),
        remedy: measurement.remedy)
    } catch {
      return finding(
        info, error.isNotApplicable ? .notApplicable : .unassessable, stage: scene.stage, limit: limit,
        reason: error.reason)
    }
  }

  private func verdict(on value: Double?, of measurement: Measurement, within limit: Limit) -> Verdict {
    guard let value else { return measurement.doubt == nil ? limit.worst : .review }
    let verdict = limit.verdict(on: value)
    return verdict == .pass && measurement.doubt != nil ? .review : verdict
  }

  private func finding(
    _ info: RuleInfo, _ verdict: Verdict, stage: Evidence.Stage? = nil, measured: Double? = nil,
    doubt: Double? = nil, limit: Limit? = nil, reason: LocalizedText,
    remedy: LocalizedText? = nil
  ) -> Finding {
    let bounds = limit.flatMap { limit in
      limit.min == nil && limit.max == nil ? nil : Finding.Allowed(min: limit.min, max: limit.max)
    }
    return Finding(
      rule: info.id, clause: standard.clause(of: info.id), verdict: verdict, stage: stage, measured: measured,
      unit: info.unit.rawValue, doubt: doubt.map { Decimals.rounded($0, 2) },
      allowed: bounds, reason: reason, remedy: remedy ?? info.remedy)
  }
}
