public import Localization
public import Rules

extension JSONLine {
  /// What `encode(_:)` makes of them, in a tenth of its time: a batch writes fifty findings a photo.
  public static func encode(findings: [Finding]) -> String {
    var text = "["
    for (i, finding) in findings.enumerated() {
      text += i > 0 ? ",{\"allowed\":" : "{\"allowed\":"
      if let allowed = finding.allowed {
        text += "{\"max\":\(number(allowed.max)),\"min\":\(number(allowed.min))}"
      } else {
        text += "null"
      }
      text += ",\"clause\":\(quoted(finding.clause)),\"doubt\":\(number(finding.doubt))"
      text += ",\"measured\":\(number(finding.measured))"
      text += ",\"reason\":\(object(finding.reason)),\"remedy\":\(object(finding.remedy))"
      text +=
        ",\"rule\":\(quoted(finding.rule)),\"stage\":\(finding.stage.map { quoted($0.rawValue) } ?? "null")"
      text += ",\"unit\":\(quoted(finding.unit)),\"verdict\":\(quoted(finding.verdict.rawValue))}"
    }
    return text + "]"
  }

  private static func object(_ text: LocalizedText) -> String {
    "{\"en\":\(quoted(text.en)),\"zh\":\(quoted(text.zh))}"
  }

  private static func number(_ value: Double?) -> String {
    guard let value else { return "null" }
    guard value.isFinite else { return encode(value) }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    return isPlain ? "\"\(text)\"" : encode(text)
  }
}
