/// Which of the codes in a picture can be a 图像采集码: its payload is encrypted, so it is none that leads elsewhere.
public enum CodeChoice: Sendable, Hashable {
  /// The only one; codes of another kind may stand beside it.
  case one(QRCode)
  case none
  /// Several that differ: which one is meant is not guessed.
  case several([QRCode])
  /// Codes, but all of another kind: the first one's.
  case other(QRPayload.Kind)

  public init(_ codes: [QRCode]) {
    let kinds = codes.map { QRPayload($0.payload).kind }
    let candidates = zip(codes, kinds).filter { $1.canBeCaptureCode }.map(\.0)
    if let first = candidates.first {
      self = candidates.allSatisfy { $0.payload == first.payload } ? .one(first) : .several(candidates)
    } else {
      self = kinds.first.map { .other($0) } ?? .none
    }
  }
}

extension QRPayload.Kind {
  /// Nothing is known of what a 采集码 says but that it is encrypted and leads nowhere.
  public var canBeCaptureCode: Bool { self == .opaque || self == .text }
}
