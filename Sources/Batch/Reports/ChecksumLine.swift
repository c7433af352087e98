/// A line of report/manifest.sha256.
enum ChecksumLine {
  /// As GNU sha256sum writes it: a backslash in front of lines whose name is escaped.
  static func text(_ digest: String, _ path: String) -> String {
    var name = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\\": name += "\\\\"
      case "\n": name += "\\n"
      case "\r": name += "\\r"
      default: name.unicodeScalars.append(scalar)
      }
    }
    return (name == path ? "" : "\\") + digest + "  " + name + "\n"
  }
}
