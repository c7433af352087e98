internal import Foundation

/// Makes names of files and folders that every system takes and that lead nowhere else.
public enum SafeName {
  /// What most file systems allow one name to have, in UTF-8.
  public static let byteLimit = 255

  /// One path component. Separators, control characters and what Windows forbids become "_"; so do a "." or "-" at the
  /// beginning and a "." or blank at the end; names of Windows devices get a "_" in front. In Unicode form C,
  /// but for compatibility ideographs, which stay what they are in people's names; cut to `byteLimit`. An empty name becomes "_".
  /// - Parameter suffix: stays at the end whatever is cut: ".jpg".
  public static func component(_ text: String, suffix: String = "") -> String {
    var name = composed(
      String(String.UnicodeScalarView(text.unicodeScalars.map { isAllowed($0) ? $0 : "_" })))
    while let last = name.unicodeScalars.last, suffix.isEmpty, last == "." || last.properties.isWhitespace {
      name.unicodeScalars.removeLast()
      if name.isEmpty { break }
    }
    name = String(name.drop(while: \.isWhitespace))
    if let first = name.unicodeScalars.first, first == "." || first == "-" {
      name.unicodeScalars.replaceSubrange(
        name.unicodeScalars.startIndex...name.unicodeScalars.startIndex, with: ["_"])
    }
    if name.isEmpty { name = "_" }
    if isDevice(name) { name = "_" + name }
    return cut(name, to: byteLimit - suffix.utf8.count) + suffix
  }

  /// Names with the same key are one file on a disk that ignores case or Unicode form.
  public static func collisionKey(_ name: String) -> String {
    name.decomposedStringWithCanonicalMapping.uppercased().lowercased().precomposedStringWithCanonicalMapping
  }

  /// Form C replaces compatibility ideographs (U+FA10 "塚") by others that look different.
  private static func composed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var run = String.UnicodeScalarView()
    func flush() {
      result.append(contentsOf: String(run).precomposedStringWithCanonicalMapping.unicodeScalars)
      run = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if (0xF900...0xFAFF).contains(scalar.value) || (0x2F800...0x2FA1F).contains(scalar.value) {
        flush()
        result.append(scalar)
      } else {
        run.append(scalar)
      }
    }
    flush()
    return String(result)
  }

  /// As many whole characters as fit.
  static func cut(_ name: String, to limit: Int) -> String {
    guard name.utf8.count > limit else { return name }
    var result = ""
    var room = limit
    for character in name {
      room -= character.utf8.count
      guard room >= 0 else { break }
      result.append(character)
    }
    if result.isEmpty { result = "_" }
    return result
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if "<>:\"/\\|?*\u{FFFD}".unicodeScalars.contains(scalar) { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
    // The joiner inside emoji is the one format character that names need.
    case .format: return scalar == "\u{200D}"
    default: return true
    }
  }

  private static let devices: Set<String> = {
    var names: Set<String> = ["con", "prn", "aux", "nul", "conin$", "conout$"]
    for digit in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"] {
      names.formUnion(["com" + digit, "lpt" + digit])
    }
    return names
  }()

  /// With any extension, and blanks before it.
  private static func isDevice(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.lowercased()
    return devices.contains(stem.trimmingCharacters(in: .whitespaces))
  }
}
