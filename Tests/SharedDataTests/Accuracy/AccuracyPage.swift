import Foundation
import Rules

extension AccuracyRecord {
  /// docs/accuracy.md.
  func page() -> String {
    let head = """
      # Accuracy of the rules

      Made by `make accuracy` from the labelled photos beside the repository; `accuracy.json` holds the same numbers for
      the test that compares. Each photo went through `standardize` as its user would run it.

      * **False rejects**: conforming photos that the rule fails. **False accepts**: breaking photos that it passes. A photo
        left to a person counts as neither.
      * **Edited**: plain photos changed by drawing, light or geometry to break one rule (`Tests/SharedDataTests/Accuracy/Edits`).
        `london_synth` is such a set made elsewhere. The other sets are photos as they were taken.
      * Where the labels have no column for a rule, studio photos count as conforming, but for those in
        `Tests/SharedDataTests/Accuracy/observations.tsv`, which says what was seen in them.
      * Skin is grouped by the individual typology angle of the cheeks; the photos are not colour calibrated, so the groups
        are rough.
      * Limits were chosen on these photos, with a margin; those of trained rules by cross-validation over persons
        (`Tests/Training/README.md`). Expect somewhat worse elsewhere.


      """
    return head + summary() + whole() + Self.notes + "## Rule by rule\n\nWrong (left to a person) of all.\n\n"
      + Self.ruleNames.compactMap(section).joined(separator: "\n")
  }

  private func summary() -> String {
    var lines = [
      "## All photos", "",
      "| rule | conforming | false rejects | to review | breaking | false accepts | to review | limit |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for rule in Self.ruleNames {
      guard let tally = rules[rule]?["all"] else { continue }
      lines.append(
        "| \(rule == "glasses" ? "glasses seen at all" : "[\(rule)](rules/\(rule).md)") "
          + "| \(tally.conforming) | \(Self.share(tally.rejected, tally.conforming)) "
          + "| \(Self.share(tally.reviewed, tally.conforming)) | \(tally.breaking) "
          + "| \(Self.share(tally.accepted, tally.breaking)) | \(Self.share(tally.doubted, tally.breaking)) "
          + "| \(Self.limit(rule)) |")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func whole() -> String {
    func list(_ counts: [String: Int]) -> String {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ")
    }
    return """
      ## All rules together

      Of \(plain.photos) plain good photos (london_neutral, eye line within 3° by annotation) \(plain.passed) pass, \
      \(plain.reviewed) (\(Self.share(plain.reviewed, plain.photos))) are left to a person and \(plain.failed) fail.

      * left to a person by: \(list(plain.reviewedBy))
      * failed by: \(list(plain.failedBy))


      """
  }

  /// Seen while looking at the pictures behind the errors.
  private static let notes = """
    ## What the errors are

    * **eye-line**: photos that measured more than 3° had their pupils marked by eye (within about 0.5°): up to 3° conforms,
      over 5° breaks the rule, what lies between counts as neither. A covered eye leaves the photo to a person.
    * **head-pitch**: nods and lifts of 17° to 22° are made by turning the head in space, with the mean depths of 94 people.
      Heads that are plainly held high or low, or turned, in photos labelled as frontal count as neither, and no nod is made of
      them, nor of heads that stand more than 6° off level by their annotated ears and nose. No photo here is labelled as nodding, so what is accepted of real ones is not known.
    * **eyes-open**: an eye patch, a head turned aside and a face of 30 pixels are the false rejects.
    * **exposure**: the two accepted ones are very dark skin with one stop more, which keeps its tones, and a bright photo
      with one and a half stops less. A dim photo with one stop more is not overexposed either.
    * **earrings**: studs of a few pixels are missed; white collars under the lobes look like earrings. A person must look.
    * **glasses-frame**, **necklace**: thin rims and chains are mostly missed; these rules rarely reject a good photo, but a
      pass means little.
    * **overlay**: stamps and watermarks are drawn on finished pictures. Translucent, thin or slanted letters that cross the
      person are mostly missed; dates in the lower corner often go to a person. A pass means little.
    * **eyes-visible**: strands are drawn here and were drawn for the training, too; expect worse of real ones.
    * **clothes-pattern**: where wide necklines leave little cloth, drawn stripes and checks are left to a person or pass.
    * **highlights**: of the drawn spots of light, clipped in the middle and soft at the edge, half are left to a person.
    * **background-shadow**: the accepted ones are narrow drawn shadows close beside the head.
    * **shoulders-level**: all below the chin is sheared by 12° to 14°; nobody here was taken sitting askew.
    * **face-width** and the margins: `014_small_head` is judged as the finished picture it is framed as (`check`);
      `standardize` frames it anew, reduced to 0.87, and nothing is wrong with it then.



    """

  private func section(_ rule: String) -> String? {
    guard let groups = rules[rule] else { return nil }
    var lines = [
      "### \(rule == "glasses" ? "glasses seen at all" : rule)", "", "| group | conforming | breaking |",
      "| --- | ---: | ---: |",
    ]
    for group in groups.keys.sorted() where group != "all" {
      guard let tally = groups[group] else { continue }
      let good = tally.conforming > 0 ? "\(tally.rejected) (\(tally.reviewed)) of \(tally.conforming)" : "–"
      let bad = tally.breaking > 0 ? "\(tally.accepted) (\(tally.doubted)) of \(tally.breaking)" : "–"
      lines.append("| \(group) | \(good) | \(bad) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "–" }
    return part == 0 ? "0" : String(format: "%.1f %% (%d)", 100 * Double(part) / Double(whole), part)
  }

  /// "≤ 3, fails > 6", "≥ 60, fails < 10".
  private static func limit(_ id: String) -> String {
    guard let rule = Registry.rule(id), let limit = rule.limit(in: .chsi99) else { return "" }
    let unit = rule.info.unit.rawValue
    func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
    var parts: [String] = []
    let margin = limit.uncertainty ?? 0
    for (bound, review, sign) in [(limit.min, limit.reviewMin, -1.0), (limit.max, limit.reviewMax, 1.0)] {
      guard let bound else { continue }
      let (inner, outer) =
        sign * bound < sign * (review ?? bound) ? (bound, review ?? bound) : (review ?? bound, bound)
      let fails =
        limit.reviewOnly == true
        ? "never fails" : "fails \(sign < 0 ? "<" : ">") \(number(outer + sign * margin))"
      parts.append("\(sign < 0 ? "≥" : "≤") \(number(inner - sign * margin)) \(unit), \(fails)")
    }
    return parts.joined(separator: "; ")
  }
}
