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
