internal import Collection
internal import Localization
internal import Reports
internal import Rules

/// One photo as the desk shows it.
struct ReviewCard: Encodable {
  struct Line: Encodable {
    var verdict: String
    var sign: String
    var text: String
  }

  struct Reason: Encodable {
    var code: String
    var title: String
  }

  var id: String
  var version: String
  var label: String
  var name: String
  /// "", due or overdue.
  var mark: String
  var facts: String
  var hasReference: Bool
  var findings: [Line]
  /// What the rules found first, then what only people see.
  var reasons: [Reason]

  /// - Parameter rule: nil for any; else the card is nil where this rule has nothing to tell.
  init?(_ item: ReviewItem, _ site: Site, rule: String?, _ language: Language) throws {
    let student = item.student
    let takes = try site.collection.takes(of: student.id)
    guard let take = student.chosen(among: takes) else { return nil }
    let told = take.kept.filter(\.isDecisive)
    if let rule, !told.contains(where: { $0.rule == rule }) { return nil }
    id = String(student.id.value)
    version = String(student.version)
    label = student.label
    name = student.record.name
    mark = item.due.isOverdue ? "overdue" : item.due.isDue ? "due" : ""
    hasReference = site.references[student.id] != nil
    facts = ReviewCard.facts(item, take, takes.count, language)
    let codes = Set(told.map(\.rule))
    findings =
      told.map { finding in
        let reason = finding.reason?[language] ?? finding.title[language]
        return Line(verdict: finding.verdict.rawValue, sign: Words.sign(finding.verdict), text: reason)
      }
      + take.warnings.filter { !codes.contains($0.code) }.map {
        Line(verdict: "review", sign: "!", text: $0.text[language])
      }
    reasons =
      told.map { Reason(code: $0.rule, title: $0.title[language]) }
      + ReturnReason.others.map { Reason(code: $0.code, title: $0.title[language]) }
  }

  private static func facts(_ item: ReviewItem, _ take: Take, _ count: Int, _ language: Language) -> String {
    let record = item.student.record
    let place = [record.college, record.major, record.classGroup].filter { !$0.isEmpty }.joined(
      separator: " / ")
    var parts = [
      place, record.identity.masked,
      language.choose("应于 \(item.due.time.short) 前", "due \(item.due.time.short)"),
      language.choose("第 \(take.number) 次拍摄，共 \(count) 次", "take \(take.number) of \(count)"),
    ]
    if let same = item.comparison { parts.append(language.choose("比对 \(same)", "comparison \(same)")) }
    if let asked = item.asked { parts.append(language.choose("\(asked) 请同事看", "\(asked) asks a colleague")) }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
