public import Localization

/// Something that can't be drawn or printed.
public enum PrintingError: ExplainedError, Hashable {
  /// cairo or fontconfig is not on this machine; with what the system says.
  case noLibrary(String)
  /// No font of this machine has the character.
  case missingGlyph(Unicode.Scalar, text: String)
  /// The character's script joins or stacks its letters, which is not done here.
  case needsShaping(Unicode.Scalar, text: String)
  /// Line breaks, tabs and other characters that are no letters.
  case control(Unicode.Scalar, text: String)
  /// The library's own words.
  case drawing(String)

  public var code: String {
    switch self {
    case .noLibrary: "no-cairo"
    case .missingGlyph: "missing-glyph"
    case .needsShaping: "needs-shaping"
    case .control: "control-character"
    case .drawing: "drawing"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .noLibrary(let detail):
      LocalizedText(
        zh: "打印和文字需要 cairo 与 fontconfig（\(detail)）：请安装，例如 apt install libcairo2。",
        en:
          "Prints and letters need cairo and fontconfig (\(detail)): install them, as with apt install libcairo2."
      )
    case .missingGlyph(let scalar, let text):
      LocalizedText(
        zh: "本机没有任何字体含“\(scalar)”（\(PrintingError.number(scalar))，见“\(text)”）：请安装含该字的字体，例如 fonts-noto-cjk。",
        en:
          "No font of this machine has “\(scalar)” (\(PrintingError.number(scalar)), in “\(text)”): install one that has it, such as fonts-noto-cjk."
      )
    case .needsShaping(let scalar, let text):
      LocalizedText(
        zh: "“\(text)”中的 \(PrintingError.number(scalar)) 属于需要连写或叠写的文字，这里无法排印。",
        en:
          "\(PrintingError.number(scalar)) in “\(text)” belongs to a script whose letters join or stack, which can't be set here."
      )
    case .control(let scalar, let text):
      LocalizedText(
        zh: "“\(text)”中有控制字符 \(PrintingError.number(scalar))，无法排印。",
        en: "“\(text)” holds the control character \(PrintingError.number(scalar)), which can't be set.")
    case .drawing(let detail):
      LocalizedText(zh: "绘制失败：\(detail)。", en: "The drawing failed: \(detail).")
    }
  }

  /// "U+4DAE"
  private static func number(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
