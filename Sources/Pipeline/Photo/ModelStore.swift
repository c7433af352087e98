public import FaceVerification
import Files
internal import Inference
public import Localization
public import Portrait
public import SystemPackage

/// Where the network files are: found without asking any network, checked against known hashes before use.
public struct ModelStore: Sendable {
  public let folder: FilePath

  /// Bytes; more than any network has.
  private static let largestFile = 1 << 26

  /// SHA-256 of each network file. A file with another hash is refused.
  public static let hashes: [String: String] = [
    "face_detection_short_range.tflite": "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8",
    "face_detection_full_range_sparse.tflite":
      "2c3728e6da56f21e21a320433396fb06d40d9088f2247c05e5635a688d45dfe1",
    "face_landmark_with_attention.tflite": "e06a804e0144f9929eda782122916b35d60c697c3c9344013ca2bbe76a6ce2b4",
    "selfie_segmentation.tflite": "9ee168ec7c8f2a16c56fe8e1cfbc514974cbbb7e434051b455635f1bd1462f5c",
    "modnet.onnx": "07c308cf0fc7e6e8b2065a12ed7fc07e1de8febb7dc7839d7b7f15dd66584df9",
    "lite0.onnx": "c0ae503e79e2b74736a8496de3f0597b63cce91c44d02e4b189677450e010fae",
    "sface.onnx": "fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
  ]

  /// Looks in `explicit` alone where it is given; else beside the executable, in its folder `models`, in
  /// `../share/gradphoto/models`, and in `$GRADPHOTO_MODELS`.
  /// - Parameters:
  ///   - executable: the running program's file, symbolic links included.
  ///   - environment: the value of `GRADPHOTO_MODELS`, nil where it is not set.
  /// - Throws: `ModelError.missing`.
  public init(explicit: FilePath?, executable: FilePath?, environment: FilePath?) throws(ModelError) {
    let candidates = ModelStore.candidates(
      explicit: explicit, executable: executable, environment: environment)
    guard let folder = candidates.first(where: { ModelStore.missing(in: $0).isEmpty }) else {
      // Where some networks are there, only the others are to be told.
      let best = candidates.map(ModelStore.missing).min { $0.count < $1.count } ?? PortraitModels.files
      throw .missing(files: best, lookedIn: candidates.map(\.string))
    }
    self.folder = folder
  }

  static func candidates(explicit: FilePath?, executable: FilePath?, environment: FilePath?) -> [FilePath] {
    if let explicit { return [explicit] }
    var folders: [FilePath] = []
    if let beside = executable.map({ FileSystem.resolved($0).folder }) {
      folders += [beside, beside / "models", beside.folder / "share/gradphoto/models"]
    }
    if let environment, !environment.isEmpty { folders.append(environment) }
    return folders
  }

  private static func missing(in folder: FilePath) -> [String] {
    PortraitModels.files.filter { !FileSystem.exists(folder / $0) }
  }

  /// What is wrong with the files: every one is read and hashed.
  public func faults() -> [ModelError] {
    PortraitModels.files.compactMap { name in
      do throws(ModelError) {
        _ = try bytes(of: name)
        return nil
      } catch {
        return error
      }
    }
  }

  /// Reads, checks and prepares the networks, and the memory allocator for photo after photo.
  public func load() throws -> PortraitModels {
    keepLargeBuffers()
    return try PortraitModels { [self] name in try bytes(of: name) }
  }

  /// The network that compares faces.
  /// - Throws: `ModelError`, `FaceVerificationError`.
  public func loadFaces() throws -> FaceEmbeddingNetwork {
    let file = FaceEmbeddingNetwork.file
    guard FileSystem.exists(folder / file) else {
      throw ModelError.missing(files: [file], lookedIn: [folder.string])
    }
    return try FaceEmbeddingNetwork(bytes(of: file))
  }

  private func bytes(of name: String) throws(ModelError) -> [UInt8] {
    let path = folder / name
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.read(path, limit: ModelStore.largestFile) } catch {
      throw .unreadable(file: path.string)
    }
    guard Digest.sha256(bytes) == ModelStore.hashes[name] else { throw .wrongHash(file: path.string) }
    return bytes
  }
}

/// The networks can't be used.
public enum ModelError: ExplainedError, Equatable, Sendable {
  case missing(files: [String], lookedIn: [String])
  case unreadable(file: String)
  case wrongHash(file: String)

  public var code: String { "models" }

  public var text: LocalizedText {
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
