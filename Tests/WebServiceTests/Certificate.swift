import Foundation
import Support
import SystemPackage
import Testing
import WebService

/// A certificate of this machine's address that nobody but a test trusts, and its key.
struct Certificate {
  let path: String
  let key: String

  init(in folder: TemporaryFolder, named name: String = "own", days: Int = 60) throws {
    (path, key) = (folder.path(name + ".pem"), folder.path(name + ".key"))
    try OpenSSL.run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
      "\(days)",
      "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", path,
    ])
  }

  func identity() throws -> TLSIdentity { try TLSIdentity(certificate: FilePath(path), key: FilePath(key)) }
}

/// Another program that knows TLS.
enum OpenSSL {
  /// - Returns: what it prints.
  @discardableResult static func run(_ words: [String], _ input: [UInt8] = []) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + words
    let (sent, told) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (
      sent, told, FileHandle.nullDevice
    )
    try process.run()
    try sent.fileHandleForWriting.write(contentsOf: input)
    // A client that is refused has ended already; one that is not waits for the answer.
    let output = try told.fileHandleForReading.readToEnd() ?? Data()
    try sent.fileHandleForWriting.close()
    process.waitUntilExit()
    if input.isEmpty { try #require(process.terminationStatus == 0) }
    return Array(output)
  }

  /// Sends by TLS what is to be sent, to whoever can prove to be 127.0.0.1 by the certificate.
  /// - Parameter version: the only one that is spoken, such as "-tls1_1", however old; nil for all.
  static func send(_ bytes: [UInt8], port: Int, trusting certificate: String, version: String? = nil) throws
    -> RawClient.Answer
  {
    let words =
      ["s_client", "-connect", "127.0.0.1:\(port)", "-CAfile", certificate, "-verify_return_error"]
      + ["-verify_ip", "127.0.0.1", "-quiet"] + (version.map { [$0, "-cipher", "DEFAULT@SECLEVEL=0"] } ?? [])
    return RawClient.Answer(try run(words, bytes))
  }
}
