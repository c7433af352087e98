public import Collection
internal import Files
public import Localization
internal import NIOSSL
public import SystemPackage

/// What HTTPS takes: certificates, the service's own first, and the key that belongs to it.
public struct TLSIdentity: Sendable {
  let configuration: TLSConfiguration
  /// What is to be mended, though it works.
  public let warnings: [LocalizedText]

  /// Bytes of a PEM file.
  private static let limit = 1 << 20

  /// - Throws: `FileError`, `TLSError`.
  public init(certificate: FilePath, key: FilePath, at now: Moment = .now) throws {
    let chain = try TLSIdentity.certificates(in: certificate)
    try TLSIdentity.requireValid(chain[0], certificate, at: now)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(try TLSIdentity.key(in: key)))
    configuration.minimumTLSVersion = .tlsv12
    do { _ = try NIOSSLContext(configuration: configuration) } catch NIOSSLError.failedToLoadPrivateKey {
      throw TLSError.unmatched(certificate: certificate, key: key)
    } catch {
      throw TLSError.unusable(certificate, "\(error)")
    }
    self.configuration = configuration
    warnings = [TLSIdentity.warning(of: key), TLSIdentity.warning(of: chain[0], certificate, at: now)]
      .compactMap(\.self)
  }

  /// Hours of the last two weeks: schools' offices renew by hand.
  private static let warningHours = 336.0

  private static func warning(of certificate: NIOSSLCertificate, _ path: FilePath, at now: Moment)
    -> LocalizedText?
  {
    let end = Moment(milliseconds: Int64(certificate.notValidAfter) * 1000)
    guard now.adding(hours: warningHours) > end else { return nil }
    return LocalizedText(
      zh: "注意：证书“\(path.string)”将于 \(end.short) 过期，换新后请重新启动。",
      en: "Note: the certificate “\(path.string)” expires on \(end.short): renew it, then start anew.")
  }

  private static func certificates(in path: FilePath) throws -> [NIOSSLCertificate] {
    let bytes = try FileSystem.read(path, limit: limit)
    guard !bytes.isEmpty, let chain = try? NIOSSLCertificate.fromPEMBytes(bytes), !chain.isEmpty else {
      throw TLSError.noCertificate(path)
    }
    return chain
  }

  private static func requireValid(_ certificate: NIOSSLCertificate, _ path: FilePath, at now: Moment) throws
  {
    let begin = Moment(milliseconds: Int64(certificate.notValidBefore) * 1000)
    let end = Moment(milliseconds: Int64(certificate.notValidAfter) * 1000)
    guard now >= begin else { throw TLSError.notYetValid(path, begin) }
    guard now <= end else { throw TLSError.expired(path, end) }
  }

  private static func key(in path: FilePath) throws -> NIOSSLPrivateKey {
    let bytes = try FileSystem.read(path, limit: limit)
    // Nobody is asked: a service starts alone.
    let key = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) { (_: ([UInt8]) -> Void) in
      throw TLSError.noKey(path)
    }
    guard !bytes.isEmpty, let key else { throw TLSError.noKey(path) }
    return key
  }

  private static func warning(of key: FilePath) -> LocalizedText? {
    guard FileSystem.status(of: key)?.isReadableByOthers == true else { return nil }
    return LocalizedText(
      zh: "注意：本机其他用户也能读取私钥“\(key.string)”，请执行 chmod 600。",
      en: "Note: other users of this machine can read the key “\(key.string)”: chmod 600 mends it.")
  }
}

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
