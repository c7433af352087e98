public import Barcodes
internal import Codecs
internal import Files
internal import Foundation
internal import Localization
public import Pipeline
internal import Raster

/// What is said of the QR codes in one picture: the object that `--format json` prints.
public struct CodeReport: Sendable, Encodable {
  public var input: String
  /// Upright size in pixels.
  public var width: Int
  public var height: Int
  public var result: Result
  /// From the top of the picture down.
  public var codes: [Code]
  public var zh: String
  public var en: String
  /// Milliseconds by stage.
  public var timings: [String: Double]

  /// Whether the picture shows a code that can be a 采集码.
  public enum Result: String, Sendable, Encodable {
    case one, none, several, other
  }

  public init(input: String, _ scanned: ScannedPhoto, timings: [String: Double]) {
    self.input = input
    width = scanned.photo.sourceSize.width
    height = scanned.photo.sourceSize.height
    self.timings = timings
    codes = scanned.codes.map(Code.init)
    let text: LocalizedText
    switch CodeChoice(scanned.codes) {
    case .one:
      let others = scanned.codes.lazy.map { QRPayload($0.payload).kind }.filter { !$0.canBeCaptureCode }
      (result, text) = (.one, CodeText.one(beside: Array(others)))
    case .none: (result, text) = (.none, CodeText.none)
    case .several(let codes): (result, text) = (.several, CodeText.several(codes.count))
    case .other(let kind): (result, text) = (.other, CodeText.other(kind))
    }
    (zh, en) = (text.zh, text.en)
  }

  public struct Code: Sendable, Encodable {
    public var kind: QRPayload.Kind
    /// The payload where it is text of UTF-8 without control characters, else null.
    public var text: String?
    public var base64: String
    public var bytes: Int
    public var sha256: String
    /// The symbol's own top left corner, then clockwise as it stands: [x, y] in upright source pixels.
    public var corners: [[Double]]

    init(_ code: QRCode) {
      let payload = QRPayload(code.payload)
      kind = payload.kind
      text = payload.text
      base64 = Data(code.payload).base64EncodedString()
      bytes = code.payload.count
      sha256 = Digest.sha256(code.payload)
      corners = code.corners.map { [($0.x * 10).rounded() / 10, ($0.y * 10).rounded() / 10] }
    }

    private enum Key: String, CodingKey { case kind, text, base64, bytes, sha256, corners }

    /// Absent text is an explicit null.
    public func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(kind.rawValue, forKey: .kind)
      try object.encode(text, forKey: .text)
      try object.encode(base64, forKey: .base64)
      try object.encode(bytes, forKey: .bytes)
      try object.encode(sha256, forKey: .sha256)
      try object.encode(corners, forKey: .corners)
    }
  }
}
