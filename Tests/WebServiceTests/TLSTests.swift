import Collection
import Files
import Localization
import Support
import SystemPackage
import Testing
import WebService

/// HTTPS, asked for by another program.
@Suite(.serialized, .timeLimit(.minutes(2))) struct TLSTests {
  @Test func aStudentComesInAndHandsInAPhoto() async throws {
    try await serving(isEncrypted: true) { service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let browser = try service.browser(of: "20260001")
      #expect(browser.get("/me").body.contains("张三"))
      #expect(browser.upload("/me/photo", photo(1, count: 300_000)).status == 202)
      #expect(try eventually { try service.collection.takes(of: id).count == 1 })
    }
  }

  @Test func cookiesAreForEncryptedConnectionsAlone() async throws {
    try await serving(isEncrypted: true) { service throws -> Void in
      let cookie = service.client.send("GET", "/").header("Set-Cookie") ?? ""
      #expect(cookie.contains("Secure") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      let language = service.client.send("GET", "/language/en").header("Set-Cookie") ?? ""
      #expect(language.contains("Secure"))
      // No cookie of a plain page is in its way, and it is in the way of none.
      #expect(cookie.hasPrefix("__Host-visit=") && cookie.contains("Path=/") && !cookie.contains("Domain"))
      #expect(language.hasPrefix("__Host-lang=en"))
      let english = service.client.send("GET", "/", ["Cookie": "__Host-lang=en; visit=x"])
      #expect(english.body.contains("lang=\"en\""))
      #expect(english.header("Set-Cookie")?.hasPrefix("__Host-visit=") == true)
    }
    try await serving { service throws -> Void in
      #expect(service.client.send("GET", "/").header("Set-Cookie")?.contains("Secure") == false)
    }
  }

  @Test func formsComeFromEncryptedPages() async throws {
    try await serving(isEncrypted: true) { service throws -> Void in
      let browser = try service.browser(of: "20260001")
      let plain = "http://127.0.0.1:\(service.client.port)"
      #expect(browser.post("/leave", [:], ["Origin": plain]).status == 403)
      #expect(browser.post("/leave", [:]).status == 303)
      #expect(service.client.send("GET", "/", ["Host": "example.com"]).status == 421)
    }
  }

  @Test func linksOfTheOfficeAreEncrypted() async throws {
    try await serving(isEncrypted: true) { service throws -> Void in
      let browser = try service.desk("教务", .office)
      browser.get("/desk/office")
      let page = browser.post("/desk/link", ["number": "20260001"]).body
      #expect(page.contains("https://127.0.0.1:\(service.client.port)/link/"))
    }
  }

  @Test func whoDoesNotEncryptGetsNothing() async throws {
    try await serving(isEncrypted: true) { service throws -> Void in
      let plain = RawClient(port: service.client.port)
      #expect(plain.send("GET", "/").status == 0)
      let trusted = try #require(service.client.trusted)
      let request = Array("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(plain.port)\r\nConnection: close\r\n\r\n".utf8)
      #expect(try OpenSSL.send(request, port: plain.port, trusting: trusted).status == 200)
      func status(_ version: String) throws -> Int {
        try OpenSSL.send(request, port: plain.port, trusting: trusted, version: version).status
      }
      #expect(try status("-tls1_1") == 0)
      #expect(try status("-tls1_2") == 200)
      let other = try Certificate(in: service.folder, named: "other")
      #expect(try OpenSSL.send(request, port: plain.port, trusting: other.path).status == 0)
    }
  }

  @Test func slowHandshakesAreCutOff() async throws {
    var limits = ServiceLimits()
    limits.headSeconds = 1
    try await serving(limits: limits, isEncrypted: true) { service throws -> Void in
      let descriptor = service.client.connect()
      try #require(descriptor >= 0)
      let start = ContinuousClock.now
      #expect(RawClient.read(descriptor).isEmpty && ContinuousClock.now - start < .seconds(8))
    }
  }

  @Test func whatIsWrongWithAnIdentityIsTold() throws {
    let folder = try TemporaryFolder()
    let own = try Certificate(in: folder)
    let other = try Certificate(in: folder, named: "other")
    func code(_ certificate: String, _ key: String, at now: Moment = .now) -> String? {
      do {
        _ = try TLSIdentity(certificate: FilePath(certificate), key: FilePath(key), at: now)
        return nil
      } catch let error as TLSError { return error.code } catch { return (error as? FileError)?.code }
    }
    let (empty, locked) = (folder.path("empty"), folder.path("locked.key"))
    try FileSystem.write([], to: FilePath(empty))
    try OpenSSL.run(["ec", "-in", own.key, "-aes128", "-passout", "pass:secret", "-out", locked])
    #expect(code(own.path, own.key) == nil)
    #expect(code(own.path, other.key) == "unmatched-key")
    #expect(code(own.key, own.key) == "no-certificate")
    #expect(code(empty, own.key) == "no-certificate")
    #expect(code(own.path, own.path) == "no-key")
    #expect(code(own.path, empty) == "no-key")
    #expect(code(own.path, locked) == "no-key")
    #expect(code(folder.path("none"), own.key) == "not-found")
    #expect(code(own.path, own.key, at: Moment.now.adding(hours: 61 * 24)) == "certificate-expired")
    #expect(code(own.path, own.key, at: Moment.now.adding(hours: -72)) == "certificate-not-yet-valid")
  }

  @Test func keysThatOthersReadAreTold() throws {
    let folder = try TemporaryFolder()
    let own = try Certificate(in: folder)
    let key = FilePath(own.key)
    try FileSystem.restrict(key, to: .personal)
    #expect(try own.identity().warnings.isEmpty)
    try FileSystem.restrict(key, to: .shared)
    #expect(try own.identity().warnings.map { $0.en.contains("chmod 600") } == [true])
  }

  @Test func certificatesThatEndSoonAreTold() throws {
    let folder = try TemporaryFolder()
    let own = try Certificate(in: folder, days: 5)
    try FileSystem.restrict(FilePath(own.key), to: .personal)
    #expect(try own.identity().warnings.map { $0.en.contains("expires on") } == [true])
  }
}
