internal import Files
public import Localization
public import SystemPackage

/// A picture that was handed over.
public struct HandedOver: Sendable, Hashable {
  /// Its name in the delivery.
  public var name: String
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
      switch try picture(of: student) {
      case .success(let picture):
        let delivery = Deliver(finished: picture.digest, as: picture.name)
        changes.append(Change(student.id, delivery, version: student.version))
      case .failure(let failure): failures.append(failure)
      }
    }
    let refused = try perform(changes, by: actor).compactMap { result -> Failure? in
      guard case .failure(let error) = result else { return nil }
      return Failure(error)
    }
    return (changes.count - refused.count, failures + refused)
  }

  /// All that was handed over up to now, each picture as it was approved and no two of one name, and why others are not
  /// among them.
  public func handedOver() throws -> (pictures: [HandedOver], failures: [Failure]) {
    var pictures: [HandedOver] = []
    var failures: [Failure] = []
    var taken: Set<String> = []
    for student in try students(in: .delivered) {
      switch try picture(of: student) {
      case .success(var picture):
        var number = 1
        while !taken.insert(SafeName.collisionKey(picture.name)).inserted {
          number += 1
          picture.name = name(student, ending: "~\(number)")
        }
        pictures.append(picture)
      case .failure(let failure): failures.append(failure)
      }
    }
    return (pictures, failures)
  }

  private func picture(of student: Student) throws -> Result<HandedOver, Failure> {
    func problem(zh: String, en: String) -> Result<HandedOver, Failure> {
      .failure(
        Failure(
          code: "not-delivered",
          text: LocalizedText(zh: "学生 \(student.label)：\(zh)。", en: "Student \(student.label): \(en).")))
    }
    guard let finished = try chosenTake(of: student)?.finished else {
      return problem(zh: "没有成品照片", en: "there is no finished picture")
    }
    let path = folder.path(of: StoredFile(.finished, finished))
    do throws(FileError) {
      guard try Digest.sha256(ofFile: path) == finished else {
        return problem(zh: "成品文件已被改动", en: "the finished picture has been changed")
      }
    } catch {
      let why = (error.cause as? Errno ?? .ioError).text
      return problem(zh: "成品文件无法读取，\(why.zh)", en: "the finished picture can't be read, \(why.en)")
    }
    let name = name(student)
    guard !name.isEmpty else {
      return problem(zh: "没有学号和考生号，无法命名", en: "there is no number to name it by")
    }
    return .success(HandedOver(name: name, picture: path, digest: finished))
  }

  /// Empty where there is no number.
  private func name(_ student: Student, ending: String = "") -> String {
    let number = student.record.number.isEmpty ? student.record.examID : student.record.number
    return number.isEmpty ? "" : SafeName.component(number, suffix: ending + ".jpg")
  }
}
