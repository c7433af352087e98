internal import Codecs
public import FaceVerification
internal import Files
internal import Localization
internal import SystemPackage

/// Turns the bytes of a photo into what can be compared. One per worker.
public typealias FaceAssessing = ([UInt8]) throws -> FaceAssessment

/// One picture: read, checked, proven and written under all its names.
struct PictureJob: Sendable {
  var index: Int
  var item: Deliverable
  var reference: FilePath?
  /// Relative to the delivery, one for each scheme that names it.
  var paths: [String]
}

/// What became of it.
struct PictureResult: Sendable {
  var digest = ""
  var bytes = 0
  var proof: FaceProof?
  /// What the proof stands on: SHA-256 of picture, source and reference.
  var proofKey = ""
  /// Why it is not delivered; nil where it is.
  var refusal: LocalizedText?
}

struct PictureWork {
  /// Nil where nothing is written and only compared.
  let folder: FilePath?
  let assess: FaceAssessing?
  /// Results of a run that was stopped.
  let known: [String: FaceProof]

  func run(_ job: PictureJob) -> PictureResult {
    var result = PictureResult()
    do {
      let (bytes, digest) = try job.item.finished.content()
      guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else {
        result.refusal = LocalizedText(zh: "成品不是 JPEG 文件。", en: "The picture is no JPEG file.")
        return result
      }
      result.digest = digest
      result.bytes = bytes.count
      if let assess { try prove(job, bytes, assess, &result) }
      if let mixUp = result.proof?.mixUp {
        result.refusal = PictureWork.refusal(mixUp)
        return result
      }
      if let folder {
        for path in job.paths { try PictureWork.write(bytes, to: folder / FilePath(path)) }
      }
    } catch {
      result.refusal = Failure(error, about: job.item.picture.name.string).text
    }
    return result
  }

  private func prove(
    _ job: PictureJob, _ picture: [UInt8], _ assess: FaceAssessing, _ result: inout PictureResult
  ) throws {
    let source = try job.item.source.map { try FileSystem.read($0, limit: Limits.standard.bytes) }
    let reference = try job.reference.map { try FileSystem.read($0, limit: Limits.standard.bytes) }
    result.proofKey = ([picture, source, reference] as [[UInt8]?]).map { $0.map { Digest.sha256($0) } ?? "-" }
      .joined(separator: " ")
    if let proof = known[result.proofKey] {
      result.proof = proof
      return
    }
    guard source != nil || reference != nil else { return }
    result.proof = FaceProof(
      picture: try assess(picture), source: try source.map(assess), reference: try reference.map(assess))
  }

  private static func refusal(_ mixUp: FaceProof.MixUp) -> LocalizedText {
    switch mixUp {
    case .source:
      LocalizedText(
        zh: "成品照片中的人脸与其原片不是同一人：可能弄混，已扣下。",
        en: "The face in the picture is not that of its source photo: it may be mixed up and was held back.")
    case .reference:
      LocalizedText(
        zh: "成品照片中的人脸与参照照片存疑：可能弄混，已扣下。",
        en:
          "The face in the picture seems not to be that of the reference photo: it may be mixed up and was held back."
      )
    }
  }

  /// A file that is there already as it should be, from a run that was stopped, is left.
  private static func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    if let state = FileSystem.status(of: path), state.state.size == bytes.count,
      (try? FileSystem.read(path, limit: bytes.count)) == bytes
    {
      return
    }
    do throws(FileError) {
      try FileSystem.write(bytes, new: path, .personal)
    } catch .unwritable(_, .noSuchFileOrDirectory) {
      try FileSystem.makeFolder(path.folder, personal: true)
      try FileSystem.write(bytes, new: path, .personal)
    }
  }
}
