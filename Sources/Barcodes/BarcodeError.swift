public import Localization

/// Why a picture could not be looked through; never about what it shows.
public enum BarcodeError: ExplainedError, Hashable {
  /// The decoder gave up: out of memory, or a fault of its own.
  case decoderFailed

  public var code: String {
    switch self {
    case .decoderFailed: "barcode-decoder-failed"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .decoderFailed:
      LocalizedText(zh: "二维码识别程序出错。", en: "The decoder of QR codes failed.")
    }
  }

  public func text(about file: String) -> LocalizedText {
    switch self {
    case .decoderFailed:
      LocalizedText(zh: "识别“\(file)”中的二维码时出错。", en: "Looking for QR codes in “\(file)” failed.")
    }
  }
}
