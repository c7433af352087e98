public import Barcodes
public import Localization

/// What is said of the QR codes in a picture to a person.
public enum CodeText {
  public static let none = LocalizedText(
    zh: "没有找到能识别的二维码：请把码完整、清楚地放进画面，避免反光。",
    en: "no QR code could be read: show the whole code, sharp and without glare")

  public static func one(beside others: [QRPayload.Kind]) -> LocalizedText {
    guard let other = others.first?.name else {
      return LocalizedText(zh: "识别到一个可能是采集码的二维码", en: "one code that can be a 采集码")
    }
    return LocalizedText(
      zh: "识别到一个可能是采集码的二维码；旁边还有\(other.zh)，未使用",
      en: "one code that can be a 采集码; beside it stands \(other.en), which is left alone")
  }

  public static func several(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "画面中有 \(count) 个可能是采集码的二维码，无法判断是哪一个：请裁剪后重试",
      en: "\(count) codes that can be a 采集码 in one picture: crop it to the one that is meant")
  }

  public static func other(_ kind: QRPayload.Kind) -> LocalizedText {
    LocalizedText(
      zh: "这是\(kind.name.zh)，不是采集码", en: "this is \(kind.name.en), not a 采集码")
  }

  /// The report of one picture; payloads that are no text in base64.
  public static func text(_ report: CodeReport, _ language: Language) -> String {
    let summary = LocalizedText(zh: report.zh, en: report.en)[language]
    var lines = ["\(printable(report.input))  \(report.width)×\(report.height)  \(summary)"]
    for (index, code) in report.codes.enumerated() {
      lines.append("  \(index + 1)  \(code.kind.name[language])  " + measures(code, language))
      lines.append("     " + (code.text.map(printable) ?? "base64 " + code.base64))
    }
    return lines.joined(separator: "\n")
  }

  private static func measures(_ code: CodeReport.Code, _ language: Language) -> String {
    let corners = code.corners.map { corner in
      "(" + corner.map { String(Int($0.rounded())) }.joined(separator: ", ") + ")"
    }.joined(separator: " ")
    return language.choose(
      "\(code.bytes) 字节  SHA-256 \(code.sha256.prefix(12))…  四角 \(corners)",
      "\(code.bytes) bytes  SHA-256 \(code.sha256.prefix(12))…  corners \(corners)")
  }
}
