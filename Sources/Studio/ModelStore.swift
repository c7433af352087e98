internal import CKernels
public import Foundation
public import Portrait
public import Rules

/// Where the network files are: found without asking any network, checked against known hashes before use.
public struct ModelStore: Sendable {
  public let folder: URL

  private static let largestFile = 1 << 26

  /// SHA-256 of each network file. A file with another hash is refused.
  public static let hashes: [String: String] = [
    "face_detection_short_range.tflite": "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8",
    "face_detection_full_range_sparse.tflite":
      "2c3728e6da56f21e21a320433396fb06d40d9088f2247c05e5635a688d45dfe1",
    "face_landmark_with_attention.tflite": "e06a804e0144f9929eda782122916b35d60c697c3c9344013ca2bbe76a6ce2b4",
    "selfie_segmentation.tflite": "9ee168ec7c8f2a16c56fe8e1cfbc514974cbbb7e434051b455635f1bd1462f5c",
    "modnet.onnx": "07c308cf0fc7e6e8b2065a12ed7fc07e1de8febb7dc7839d7b7f15dd66584df9",
    "sface.onnx": "fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
  ]

  /// Looks in `explicit` alone where it is given; else beside the executable, in its folder `models`, in
  /// `../share/gradphoto/models`, and in `$GRADPHOTO_MODELS`.
  public init(
    explicit: String?, executable: URL?, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ModelError) {
    let candidates = ModelStore.candidates(
      explicit: explicit, executable: executable, environment: environment)
    guard let folder = candidates.first(where: ModelStore.isComplete) else {
      throw .missing(files: PortraitModels.files, lookedIn: candidates.map(\.path))
    }
    self.folder = folder
  }

  static func candidates(explicit: String?, executable: URL?, environment: [String: String]) -> [URL] {
    if let explicit { return [URL(fileURLWithPath: explicit, isDirectory: true)] }
    var folders: [URL] = []
    if let beside = executable?.resolvingSymlinksInPath().deletingLastPathComponent() {
      folders.append(beside)
      folders.append(beside.appendingPathComponent("models", isDirectory: true))
      folders.append(
        beside.deletingLastPathComponent().appendingPathComponent("share/gradphoto/models", isDirectory: true)
      )
    }
    if let path = environment["GRADPHOTO_MODELS"], !path.isEmpty {
      folders.append(URL(fileURLWithPath: path, isDirectory: true))
    }
    return folders
  }

  private static func isComplete(_ folder: URL) -> Bool {
    PortraitModels.files.allSatisfy {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    }
  }

  /// Reads, checks and prepares the networks, and the memory allocator for photo after photo.
  public func load() throws -> PortraitModels {
    ck_keep_large_buffers()
    return try PortraitModels { [folder] name in
      let url = folder.appendingPathComponent(name)
      guard let bytes = try? FileAccess.read(url.path, limit: ModelStore.largestFile) else {
        throw ModelError.unreadable(file: url.path)
      }
      guard sha256(bytes) == ModelStore.hashes[name] else { throw ModelError.wrongHash(file: url.path) }
      return bytes
    }
  }
}

/// The networks can't be used.
public enum ModelError: Error, Equatable, Sendable {
  case missing(files: [String], lookedIn: [String])
  case unreadable(file: String)
  case wrongHash(file: String)

  public var message: LocalizedText {
    switch self {
    case .missing(let files, let folders):
      LocalizedText(
        zh: "找不到模型文件（\(files.joined(separator: "、"))）。找过：\(folders.joined(separator: "；"))。"
          + "请运行 make models，或用 --models 目录 / GRADPHOTO_MODELS 指明位置。",
        en: "The network files (\(files.joined(separator: ", "))) are missing. Looked in: "
          + "\(folders.joined(separator: "; ")). Run make models, or name the folder with --models DIR or GRADPHOTO_MODELS."
      )
    case .unreadable(let file):
      LocalizedText(zh: "模型文件无法读取：\(file)。", en: "The network file \(file) can't be read.")
    case .wrongHash(let file):
      LocalizedText(
        zh: "模型文件内容不对（SHA-256 不符）：\(file)。请删除后重新运行 make models。",
        en:
          "The network file \(file) is not the one expected (its SHA-256 differs): delete it and run make models again."
      )
    }
  }
}
