internal import FaceVerification
public import Localization

/// What became of a delivery, in figures.
public struct DeliveryReport: Sendable, Codable, Hashable {
  public struct Scheme: Sendable, Codable, Hashable {
    public var folder: String
    public var template: String
    public var pictures: Int
  }

  /// On the list; each is one of the four that follow.
  public var students: Int
  public var delivered: Int
  public var missing: Int
  public var retake: Int
  public var notDelivered: Int
  /// Photos of nobody on the list.
  public var strangers: Int
  /// Places in a scheme that students who are in another do not have.
  public var unnamed: Int
  public var sharedNames: Int
  public var schemes: [Scheme]
  public var archives: Int
  public var isProven: Bool
  /// Pictures that were held back: mixed up, altered, unreadable.
  public var refused: Int
  public var proof: ProofCounts
  public var lookAt: Int
  /// Delivered without a source photo or a reference to compare with.
  public var uncompared: Int
  /// Source photos and references that name nobody on the list, several students, or a student whom others name too.
  public var unusedSources: Int
  public var unusedReferences: Int
  /// Among the delivered files, read back: those that are not the pictures that were proven. Always 0: with
  /// any, nothing is handed over.
  public var errors: Int

  public func text(_ language: Language) -> String {
    let words = language.choose
    var lines = [
      words(
        "名单 \(students) 人：交付 \(delivered)，缺照片 \(missing)，需重拍 \(retake)，其他未交付 \(notDelivered)",
        "\(students) students: delivered \(delivered), missing \(missing), to re-shoot \(retake), not delivered otherwise \(notDelivered)"
      )
    ]
    for scheme in schemes {
      lines.append("  \(scheme.folder)  \(scheme.template)  \(scheme.pictures)")
    }
    if strangers > 0 {
      lines.append(
        words(
          "不知是谁的照片 \(strangers) 张，见 lists/not-delivered.csv",
          "photos of nobody on the list \(strangers): see lists/not-delivered.csv"))
    }
    if unnamed > 0 {
      lines.append(
        words(
          "有的方案中缺字段未列入 \(unnamed) 人次，见 lists/unnamed.csv",
          "not in a scheme for want of a field \(unnamed): see lists/unnamed.csv"))
    }
    if sharedNames > 0 {
      lines.append(
        words(
          "重名已改名 \(sharedNames) 个，见 lists/collisions.csv",
          "shared names \(sharedNames): see lists/collisions.csv"))
    }
    if archives > 0 { lines.append(words("压缩包 \(archives) 个", "archives: \(archives)")) }
    guard isProven else {
      lines.append(words("未做人像核对（--no-proof）", "faces were not compared (--no-proof)"))
      return lines.joined(separator: "\n")
    }
    lines.append(counts(words("与原片核对", "compared with the source"), proof.source, language))
    lines.append(counts(words("与参照照片比对", "compared with the reference"), proof.reference, language))
    lines.append(
      words(
        "张冠李戴 \(proof.mixUps) 张，均已扣下；交付照片差错率 \(errors)",
        "mix-ups \(proof.mixUps), all held back; errors among delivered pictures \(errors)"))
    if uncompared > 0 {
      lines.append(
        words(
          "没有原片也没有参照照片、未能核对 \(uncompared) 张",
          "without a source photo or a reference to compare with: \(uncompared)"))
    }
    if unusedSources > 0 {
      lines.append(words("未采用的原片 \(unusedSources) 张", "source photos not used: \(unusedSources)"))
    }
    if unusedReferences > 0 {
      lines.append(words("未采用的参照照片 \(unusedReferences) 张", "references not used: \(unusedReferences)"))
    }
    if lookAt > 0 {
      lines.append(
        words("需人工看 \(lookAt) 张，见 lists/look-at.csv", "to be looked at \(lookAt): see lists/look-at.csv"))
    }
    return lines.joined(separator: "\n")
  }

  private func counts(_ title: String, _ counts: [String: Int], _ language: Language) -> String {
    let total = counts.values.reduce(0, +)
    let parts = FaceComparison.Verdict.allCases.compactMap { verdict in
      counts[verdict.rawValue].map { "\(language.choose(verdict.zh, verdict.en)) \($0)" }
    }
    return "\(title) \(total)"
      + (parts.isEmpty
        ? "" : language.choose("：", ": ") + parts.joined(separator: language.choose("，", ", ")))
  }
}
