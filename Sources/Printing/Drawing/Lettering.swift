internal import CCairo

/// Letters in the fonts of this machine: which font has which character, and how wide texts are.
///
/// Each character is taken from the first of the preferred families that has it, else from whatever font has it. Letters
/// stand side by side as their fonts say: Chinese, Latin, Greek and Cyrillic letters, kana and whole hangul need no more.
/// Not for several threads at once.
public final class Lettering {
  public enum Weight: Sendable { case regular, bold }

  /// Families for Chinese, those with the most characters first: `docs/prints.md` has how many each has.
  public static let families = [
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC", "Heiti SC", "Microsoft YaHei", "SimHei", "Droid Sans Fallback",
  ]

  struct Run {
    var text: String
    var face: Typeface
  }

  private struct Fonts {
    /// Of the preferred families that are installed, as far as they were asked for.
    var preferred: [Typeface] = []
    /// Families that were not looked for yet.
    var unasked: ArraySlice<String>
    /// Found for single characters.
    var others: [Typeface] = []
    var byScalar: [Unicode.Scalar: Typeface] = [:]
  }

  private var fonts: [Bool: Fonts]

  /// - Parameter family: a family that is preferred to all others.
  /// - Throws: `PrintingError.noLibrary`.
  public init(family: String? = nil) throws(PrintingError) {
    if let reason = ccairo_load() { throw .noLibrary(String(cString: reason)) }
    let families = (family.map { [$0] } ?? []) + Lettering.families
    fonts = [false: Fonts(unasked: families[...]), true: Fonts(unasked: families[...])]
  }

  /// Width of a line of text, in the unit of `size`.
  /// - Throws: `PrintingError.missingGlyph`, `.needsShaping`.
  public func width(of text: String, size: Double, weight: Weight = .regular) throws(PrintingError) -> Double
  {
    var width = 0.0
    for run in try runs(of: text, weight) { width += run.face.advance(of: run.text) ?? 0 }
    return width * size
  }

  /// Whether every character can be written.
  public func canWrite(_ text: String) -> Bool { (try? runs(of: text, .regular)) != nil }

  /// The family that a character is taken from.
  public func family(of scalar: Unicode.Scalar) throws(PrintingError) -> String {
    try runs(of: String(scalar), .regular).first?.face.family ?? ""
  }

  /// The text in lines of at most `width`: broken at blanks and between Chinese characters, never before a sign that
  /// ends a clause.
  public func lines(of text: String, size: Double, width: Double, weight: Weight = .regular)
    throws(PrintingError) -> [String]
  {
    var lines: [String] = []
    var line = ""
    for word in Lettering.words(of: text) {
      if !line.isEmpty, try self.width(of: trimmed(line + word), size: size, weight: weight) > width {
        lines.append(trimmed(line))
        line = word
      } else {
        line += word
      }
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Pieces that stay on one line, blanks at their ends.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var previous: Character?
    for character in text {
      let mayBreak =
        previous.map { previous in
          character != " " && !"，。、；：！？）》」』”’…·,.;:!?)]}%".contains(character)
            && !"（《「『“‘([{".contains(previous)
            && (previous == " " || isIdeographic(previous) || isIdeographic(character))
        } ?? true
      if mayBreak { words.append("") }
      words[words.count - 1].append(character)
      previous = character
    }
    return words
  }

  /// Chinese characters, kana and their signs: lines break before and after them.
  private static func isIdeographic(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
  }

  /// The text in pieces of one font each.
  func runs(of text: String, _ weight: Weight) throws(PrintingError) -> [Run] {
    var runs: [Run] = []
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .control { throw .control(scalar, text: text) }
      if Lettering.needsShaping(scalar) { throw .needsShaping(scalar, text: text) }
      guard let face = face(of: scalar, isBold: weight == .bold) else {
        throw .missingGlyph(scalar, text: text)
      }
      if let last = runs.indices.last, runs[last].face === face {
        runs[last].text.unicodeScalars.append(scalar)
      } else {
        runs.append(Run(text: String(scalar), face: face))
      }
    }
    return runs
  }

  private func face(of scalar: Unicode.Scalar, isBold: Bool) -> Typeface? {
    guard var known = fonts[isBold] else { return nil }
    defer { fonts[isBold] = known }
    if let face = known.byScalar[scalar] { return face }
    var found = known.preferred.first { $0.has(scalar) }
    while found == nil, let family = known.unasked.popFirst() {
      guard let face = Typeface(family: family, isBold: isBold) else { continue }
      known.preferred.append(face)
      if face.has(scalar) { found = face }
    }
    found = found ?? known.others.first { $0.has(scalar) }
    if found == nil, let face = Typeface(covering: scalar, isBold: isBold) {
      known.others.append(face)
      found = face
    }
    // A character without a glyph of its own, whatever the font says.
    if found?.advance(of: String(scalar)) == nil { found = nil }
    known.byScalar[scalar] = found
    return found
  }

  /// Marks that stand on other letters, variation selectors, and scripts whose letters join or stack (Hebrew to Tibetan
  /// and Myanmar, single jamo, Khmer and Mongolian, the Arabic presentation forms excepted).
  private static func needsShaping(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return true
    default: break
    }
    return [0x0590...0x0E7F, 0x0E80...0x109F, 0x1100...0x11FF, 0x1780...0x18AF, 0xA840...0xA87F].contains {
      ($0 as ClosedRange<UInt32>).contains(scalar.value)
    }
  }
}
