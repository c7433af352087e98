import Localization
internal import Roster
internal import Rules
internal import Studio

/// What is written beside a photo that was not accepted.
struct ReasonText {
  let language: Language

  func text(_ record: PhotoRecord, _ result: PhotoResult) -> String {
    var lines = [Masking.masked(printable(record.path.text)), verdict(result.outcome)]
    if let note = record.note { lines.append("· " + note.text[language]) }
    if let failure = result.failure { lines.append("· " + failure.text[language]) }
    for finding in result.decisive {
      lines.append("· \(finding.reason[language]) [\(finding.rule), \(finding.clause)]")
      let remedy = finding.remedy[language]
      if !remedy.isEmpty { lines.append("  → \(remedy)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func verdict(_ outcome: Outcome) -> String {
    switch (outcome, language) {
    case (.pass, .zh): "合格"
    case (.review, .zh): "需要人工审核"
    case (.fail, .zh): "不合格"
    case (.error, .zh): "无法处理"
    case (.pass, .en): "conforms"
    case (.review, .en): "a person must look"
    case (.fail, .en): "does not conform"
    case (.error, .en): "could not be processed"
    }
  }
}
