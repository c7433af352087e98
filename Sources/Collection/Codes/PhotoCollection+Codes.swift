public import Barcodes
internal import Files
internal import Store

extension PhotoCollection {
  /// The payload of the one 采集码 among the codes of a picture.
  /// - Throws: `CodeError` where there is none, or more than one.
  public static func captureCode(among codes: [QRCode]) throws(CodeError) -> [UInt8] {
    switch CodeChoice(codes) {
    case .one(let code): return code.payload
    case .none: throw .none
    case .several(let codes): throw .several(codes.count)
    case .other(let kind): throw .other(kind.name)
    }
  }

  /// Binds a code to a student; the same one again changes nothing.
  /// - Returns: whether it is new.
  /// - Throws: `CodeError`, `CollectionError`.
  public func bindCode(_ payload: [UInt8], to student: StudentID, by actor: String) throws -> Bool {
    if try codeHash(of: student) == Digest.sha256(payload) { return false }
    try perform(BindCode(payload), on: student, by: actor)
    return true
  }

  /// SHA-256 of the payload of a student's code; nil where there is none.
  public func codeHash(of student: StudentID) throws -> String? {
    try read { try $0.value("SELECT sha256 FROM code WHERE student = ?", [student]) }
  }
}
