public import Codecs
public import FaceVerification
public import Rules

/// What becomes of one photo: the engine that a batch drives. One per worker; it may keep buffers.
public protocol PhotoProcessor: AnyObject {
  /// - Parameters:
  ///   - bytes: the photo's file.
  ///   - name: the name that the finished file will have.
  /// - Throws: an error that is the photo's own (it can't be decoded); the batch goes on.
  func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto
}

/// A judged photo and its pictures.
public struct ProcessedPhoto: Sendable {
  /// The finished file; nil where there was nobody to make one of.
  public var file: [UInt8]?
  public var findings: [Finding]
  /// A small JPEG of the photo with what was measured drawn over it; made where a rule is broken.
  public var overlay: [UInt8]?
  /// A small JPEG for the contact sheet.
  public var thumbnail: [UInt8]?

  /// What is worth telling of the photo's file.
  public var notes: [FileNote]
  /// What the photo's file says of itself.
  public var facts: FileFacts?
  /// The face as what can be compared; nil where it was not asked for.
  public var face: FaceAssessment?

  public init(
    file: [UInt8]?, findings: [Finding], overlay: [UInt8]? = nil, thumbnail: [UInt8]? = nil,
    notes: [FileNote] = [], facts: FileFacts? = nil, face: FaceAssessment? = nil
  ) {
    self.file = file
    self.notes = notes
    self.facts = facts
    self.face = face
    self.findings = findings
    self.overlay = overlay
    self.thumbnail = thumbnail
  }
}
