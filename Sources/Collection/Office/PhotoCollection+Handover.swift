internal import Files
public import Localization
public import SystemPackage

/// A picture that was handed over.
public struct HandedOver: Sendable, Hashable {
  /// Its name in the delivery.
  public let name: String
  public let picture: FilePath
  /// SHA-256 of the file.
  public let digest: String
}

extension PhotoCollection {
  /// Notes that all approved pictures are handed over, each under its student's number.
  /// - Returns: how many are, and why others are not.
  public func handOver(by actor: String) throws -> (count: Int, failures: [Failure]) {
    var changes: [Change] = []
    var failures: [Failure] = []
    for student in try students(in: .approved) {
      do {
        let picture = try handedOver(student)
        let delivery = Deliver(finished: picture.digest, as: picture.name)
        changes.append(Change(student.id, delivery, version: student.version))
      } catch let error as CollectionError {
        if case .database = error { throw error }
        failures.append(Failure(error))
      }
    }
    let refused = try perform(changes, by: actor).compactMap { result -> Failure? in
      guard case .failure(let error) = result else { return nil }
      return Failure(error)
    }
    return (changes.count - refused.count, failures + refused)
  }

  /// All that was handed over up to now, each picture as it was approved.
  /// - Throws: `CollectionError` where a picture has been changed.
  public func handedOver() throws -> [HandedOver] {
    try students(in: .delivered).map { try handedOver($0) }
  }

  /// - Throws: `CollectionError` where there is no picture, or not the one that was made.
  private func handedOver(_ student: Student) throws -> HandedOver {
    guard let finished = try takes(of: student.id).first(where: { $0.original == student.accepted })?.finished
    else {
      throw problem(student, zh: "没有成品照片", en: "there is no finished picture")
    }
    let path = folder.path(of: StoredFile(.finished, finished))
    guard try Digest.sha256(ofFile: path) == finished else {
      throw problem(student, zh: "成品文件已被改动", en: "the finished picture has been changed")
    }
    let record = student.record
    let number = record.number.isEmpty ? record.examID : record.number
    guard !number.isEmpty else {
      throw problem(student, zh: "没有学号和考生号，无法命名", en: "there is no number to name it by")
    }
    return HandedOver(name: SafeName.component(number, suffix: ".jpg"), picture: path, digest: finished)
  }

  private func problem(_ student: Student, zh: String, en: String) -> CollectionError {
    .invalid(
      code: "not-delivered",
      LocalizedText(zh: "学生 \(student.label)：\(zh)。", en: "Student \(student.label): \(en)."))
  }

  /// A name on the collection's disk for what is needed for a moment.
  public func newTemporaryFile() -> FilePath { FileSystem.temporary(in: folder.temporary) }
}
