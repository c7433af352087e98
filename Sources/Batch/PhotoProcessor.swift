public import Localization
public import Rules

/// What becomes of one photo: the engine that a batch drives. One per worker; it may keep buffers.
public protocol PhotoProcessor: AnyObject {
  /// - Parameters:
  ///   - bytes: the photo's file.
  ///   - name: the name that the finished file will have.
  /// - Throws: an error that is the photo's own (it can't be decoded); the batch goes on.
  func process(_ bytes: [UInt8], name: String) throws -> Processed

  /// What to say of an error that `process` threw.
  func failure(_ error: any Error, name: String) -> PhotoFailure
}

/// A judged photo and its pictures.
public struct Processed: Sendable {
  /// The finished file; nil where there was nobody to make one of.
  public var file: [UInt8]?
  public var findings: [Finding]
  /// A small JPEG of the photo with what was measured drawn over it; made where a rule is broken.
  public var overlay: [UInt8]?
  /// A small JPEG for the contact sheet.
  public var thumbnail: [UInt8]?

  public init(file: [UInt8]?, findings: [Finding], overlay: [UInt8]? = nil, thumbnail: [UInt8]? = nil) {
    self.file = file
    self.findings = findings
    self.overlay = overlay
    self.thumbnail = thumbnail
  }
}

/// Why a photo has no verdict: a stable code, one sentence.
public struct PhotoFailure: Sendable, Hashable, Codable {
  public var code: String
  public var text: LocalizedText

  public init(code: String, text: LocalizedText) {
    self.code = code
    self.text = text
  }

  init(_ error: InputError) {
    switch error {
    case .vanished:
      self.init(code: "not-found", text: LocalizedText(zh: "照片已不存在。", en: "The photo is no longer there."))
    case .unreadable(let reason):
      self.init(
        code: "unreadable",
        text: LocalizedText(zh: "照片无法读取（\(reason)）。", en: "The photo can't be read (\(reason))."))
    case .notAFile:
      self.init(code: "not-a-file", text: LocalizedText(zh: "不是普通文件。", en: "It is no regular file."))
    case .tooLarge(let limit):
      self.init(
        code: "too-many-bytes",
        text: LocalizedText(zh: "文件超过 \(limit >> 20) MB。", en: "The file has more than \(limit >> 20) MB."))
    case .changing:
      self.init(
        code: "changing",
        text: LocalizedText(zh: "读取时照片仍在被写入。", en: "The photo was still being written while it was read."))
    }
  }

  /// Whether the cause lies outside the photo, so that another run may succeed.
  var mayPass: Bool { ["not-found", "unreadable", "not-a-file", "changing"].contains(code) }
}
