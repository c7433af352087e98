internal import Files
internal import Pipeline
internal import Reports

extension Outcome {
  /// The folder of its files in the output folder.
  var folder: String {
    switch self {
    case .pass: "accepted"
    case .review: "review"
    case .fail, .error: "returned"
    }
  }

  /// The folders of all outcomes.
  static let folders = ["accepted", "review", "returned"]
}

extension OutputFile {
  /// Whether the file is there, as it was written.
  func isIntact(in folder: BatchFolder) -> Bool {
    guard let bytes = try? FileSystem.read(folder.root / path, limit: BatchLimits.photoBytes) else {
      return false
    }
    return Digest.sha256(bytes) == sha256
  }
}
