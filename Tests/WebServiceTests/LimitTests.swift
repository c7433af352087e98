import Collection
import Foundation
import SystemPackage
import Testing
import WebService

/// Of how much, how fast and how long: docs/security.md, over real sockets.
@Suite(.serialized, .timeLimit(.minutes(2))) struct LimitTests {
  @Test func tooLargePhotosAreNotRead() async throws {
    var limits = ServiceLimits()
    limits.photoBytes = 100_000
    try await serving(limits: limits) { service throws -> Void in
      try service.prepare(service.collection.student("20260001").id)
      let browser = try service.browser(of: "20260001")
      #expect(browser.upload("/me/photo", photo(1, count: 200_000)).status == 413)
      // What says that it is smaller than it is, in chunks.
      let chunk = Array("1000\r\n".utf8) + photo(2, count: 4096 - 12) + Array("\r\n".utf8)
      let body = (0..<40).flatMap { _ in chunk } + Array("0\r\n\r\n".utf8)
      #expect(browser.upload("/me/photo", body, ["Transfer-Encoding": "chunked"]).status == 413)
      #expect(try service.collection.uploads(of: service.collection.student("20260001").id).isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: service.root.string + "/uploads").isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: service.root.string + "/tmp").isEmpty)
    }
  }

  @Test func codesComeOneAfterTheOther() async throws {
    // Asking again and again is not what is refused here.
    var limits = ServiceLimits()
    (limits.burst, limits.perSecond) = (10_000, 10_000)
    try await serving(limits: limits) { service throws -> Void in
      let browser = try service.browser(of: "20260001")
      let head = """
        POST /me/code HTTP/1.1\r\nHost: 127.0.0.1:\(service.client.port)\r\nCookie: visit=\(browser.cookie)\r\n\
        Origin: \(browser.origin)\r\nX-Form-Token: \(browser.token)\r\nContent-Type: application/octet-stream\r\n\
        Content-Length: 60000\r\n\r\n
        """
      // Until the slow one is there first.
      let isRefused = try eventually {
        let descriptor = service.client.connect()
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        RawClient.write(Array(head.utf8) + photo(1, count: 10), to: descriptor)
        Thread.sleep(forTimeInterval: 0.1)
        return browser.upload("/me/code", photo(1)).status == 429
      }
      #expect(isRefused)
      // What breaks off is in nobody's way.
      #expect(try eventually { browser.upload("/me/code", photo(1)).status == 422 })
      #expect(try service.browser(of: "20260002").upload("/me/code", photo(1)).status == 422)
    }
  }

  @Test func slowHeadsAreCutOff() async throws {
    var limits = ServiceLimits()
    limits.headSeconds = 1
    try await serving(limits: limits) { service throws -> Void in
      let descriptor = service.client.connect()
      try #require(descriptor >= 0)
      let start = ContinuousClock.now
      var isOpen = true
      while isOpen, ContinuousClock.now - start < .seconds(8) {
        isOpen = RawClient.write(Array("X".utf8), to: descriptor)
        Thread.sleep(forTimeInterval: 0.1)
      }
      close(descriptor)
      #expect(!isOpen)
    }
  }

  /// The path of live counts, too: only its answers may take long.
  @Test(arguments: [
    ("/me/photo", "application/octet-stream"), ("/desk/live", "application/x-www-form-urlencoded"),
  ])
  func slowBodiesAreCutOff(_ path: String, _ type: String) async throws {
    var limits = ServiceLimits()
    limits.requestSeconds = 1
    try await serving(limits: limits) { service throws -> Void in
      try service.prepare(service.collection.student("20260001").id)
      let browser = try service.browser(of: "20260001")
      let head = """
        POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(service.client.port)\r\nCookie: visit=\(browser.cookie)\r\n\
        Origin: \(browser.origin)\r\nX-Form-Token: \(browser.token)\r\nContent-Type: \(type)\r\n\
        Content-Length: 60000\r\n\r\n
        """
      let descriptor = service.client.connect()
      try #require(descriptor >= 0)
      RawClient.write(Array(head.utf8) + photo(1, count: 10), to: descriptor)
      let start = ContinuousClock.now
      var isOpen = true
      while isOpen, ContinuousClock.now - start < .seconds(8) {
        isOpen = RawClient.write([1], to: descriptor)
        Thread.sleep(forTimeInterval: 0.1)
      }
      close(descriptor)
      #expect(!isOpen)
      #expect(try service.collection.uploads(of: service.collection.student("20260001").id).isEmpty)
    }
  }

  @Test func oneAddressHasFewConnections() async throws {
    var limits = ServiceLimits()
    limits.connectionsPerAddress = 4
    try await serving(limits: limits) { service throws -> Void in
      let held = (0..<4).map { _ in service.client.connect() }
      Thread.sleep(forTimeInterval: 0.3)
      #expect(service.client.send("GET", "/").status == 0)
      for descriptor in held { close(descriptor) }
      #expect(try eventually { service.client.send("GET", "/").status == 200 })
    }
  }

  @Test func oneAddressAsksNotTooOften() async throws {
    var limits = ServiceLimits()
    (limits.burst, limits.perSecond) = (10, 0.1)
    try await serving(limits: limits) { service throws -> Void in
      let statuses = (0..<20).map { _ in service.client.send("GET", "/").status }
      #expect(statuses.prefix(10).allSatisfy { $0 == 200 })
      #expect(statuses.suffix(9).allSatisfy { $0 == 429 })
    }
  }

  @Test func oneCookieAsksNotTooOften() async throws {
    var limits = ServiceLimits()
    (limits.burst, limits.perSecond) = (20, 0.1)
    try await serving(limits: limits) { service throws -> Void in
      let browser = try service.browser(of: "20260001")
      func ask(from source: String, _ headers: [String: String]) -> Int {
        RawClient(port: service.client.port, source: source).send("GET", "/", headers).status
      }
      let statuses = (0..<30).map { ask(from: "127.0.1.\($0 + 1)", ["Cookie": "visit=\(browser.cookie)"]) }
      #expect(statuses.prefix(15).allSatisfy { $0 == 303 } && statuses.suffix(9).allSatisfy { $0 == 429 })
      #expect(ask(from: "127.0.1.30", [:]) == 200)
    }
  }

  @Test func reviewersAreNotHeldUp() async throws {
    var limits = ServiceLimits()
    (limits.burst, limits.perSecond, limits.deskBurst, limits.deskPerSecond) = (20, 0.1, 60, 0.1)
    try await serving(limits: limits) { service throws -> Void in
      let desk = try service.desk("甲")
      let statuses = (0..<70).map { _ in desk.get("/desk/queue").status }
      #expect(statuses.prefix(50).allSatisfy { $0 == 200 } && statuses.suffix(5).allSatisfy { $0 == 429 })
      #expect(service.client.send("GET", "/").status == 429)
    }
  }
}
