internal import Files
internal import Foundation
public import Store

/// A 图像采集码 belongs to a student. Its payload is kept as it was read; nothing is decrypted.
public struct BindCode: Transition {
  public static let name = "code-bound"
  public static let aspect = Aspect.code

  /// SHA-256 of the payload.
  public let sha256: String
  /// Base64.
  public let payload: String

  public init(_ payload: [UInt8]) {
    sha256 = Digest.sha256(payload)
    self.payload = Data(payload).base64EncodedString()
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireOpen()
    let student = subject.student
    if let owner: StudentID = try subject.store.value("SELECT student FROM code WHERE sha256 = ?", [sha256]),
      owner != student.id
    {
      throw CodeError.boundToOther(student: try Student.fetch(owner, subject.store)?.label ?? "–")
    }
    if try subject.store.count("SELECT count(*) FROM code WHERE student = ?", [student.id]) > 0 {
      throw CodeError.second(student: student.label)
    }
    return student.state
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "INSERT INTO code (sha256, student, payload, time) VALUES (?, ?, ?, ?)",
      [sha256, occurrence.student, [UInt8](Data(base64Encoded: payload) ?? Data()), occurrence.time])
  }
}
