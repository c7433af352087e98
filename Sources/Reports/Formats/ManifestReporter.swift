/// Every file that was written, for `sha256sum -c` in the output folder. Names are the true ones.
public struct ManifestReporter: Reporter {
  public init() {}

  public func add(_ report: PhotoReport) -> String {
    (report.batch?.files ?? []).map { Self.line($0.sha256, $0.path) }.joined()
  }

  /// As GNU sha256sum writes it: a backslash in front of lines whose name is escaped.
  static func line(_ digest: String, _ path: String) -> String {
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
