public import Collection
public import Localization
public import SystemPackage

/// Why there can be no HTTPS.
public enum TLSError: ExplainedError, Hashable {
  case noCertificate(FilePath)
  /// Or one that is encrypted.
  case noKey(FilePath)
  case unmatched(certificate: FilePath, key: FilePath)
  /// It is none that serves; why, in the library's words.
  case unusable(FilePath, String)
  case notYetValid(FilePath, Moment)
  case expired(FilePath, Moment)

  public var code: String {
    switch self {
    case .noCertificate: "no-certificate"
    case .noKey: "no-key"
    case .unmatched: "unmatched-key"
    case .unusable: "unusable-certificate"
    case .notYetValid: "certificate-not-yet-valid"
    case .expired: "certificate-expired"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .noCertificate(let path):
      LocalizedText(zh: "“\(path.string)”不是 PEM 证书。", en: "“\(path.string)” is no certificate in PEM.")
    case .noKey(let path):
      LocalizedText(
        zh: "“\(path.string)”不是未加密的 PEM 私钥。", en: "“\(path.string)” is no key in PEM, or it is encrypted.")
    case .unmatched(let certificate, let key):
      LocalizedText(
        zh: "私钥“\(key.string)”与证书“\(certificate.string)”不是一对。",
        en: "The key “\(key.string)” does not belong to the certificate “\(certificate.string)”.")
    case .unusable(let path, let detail):
      LocalizedText(
        zh: "证书“\(path.string)”不能用于 HTTPS：\(detail)。",
        en: "The certificate “\(path.string)” can't serve HTTPS: \(detail).")
    case .notYetValid(let path, let begin):
      LocalizedText(
        zh: "证书“\(path.string)”要到 \(begin.short) 才生效。",
        en: "The certificate “\(path.string)” is not valid before \(begin.short).")
    case .expired(let path, let end):
      LocalizedText(
        zh: "证书“\(path.string)”已于 \(end.short) 过期。",
        en: "The certificate “\(path.string)” expired on \(end.short).")
    }
  }
}
