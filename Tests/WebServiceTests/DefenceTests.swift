import Collection
import Files
import Foundation
import SystemPackage
import Testing
import WebService

/// What docs/security.md says, over real sockets.
@Suite(.serialized, .timeLimit(.minutes(2))) struct DefenceTests {
  @Test func servesThisMachineAlone() async throws {
    #expect(WebService.Settings().host == "127.0.0.1")
    try await serving { service throws -> Void in
      for address in LocalAddresses.all {
        #expect(RawClient(port: service.client.port, address: address).send("GET", "/").status == 0)
      }
    }
  }

  @Test func foreignHostsAreRefused() async throws {
    try await serving { service throws -> Void in
      for host in [
        "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:\(service.client.port)", "",
      ] {
        #expect([400, 421].contains(service.client.send("GET", "/", ["Host": host]).status), "\(host)")
      }
      #expect(service.client.send("GET", "/", ["Host": "localhost:\(service.client.port)"]).status == 200)
      let twice = "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(service.client.port)\r\nHost: evil.example\r\n\r\n"
      #expect([400, 421].contains(service.client.send(Array(twice.utf8)).status))
    }
  }

  @Test func foreignOriginsAreRefused() async throws {
    try await serving { service throws -> Void in
      let browser = Browser(service.client)
      browser.get("/")
      let fields = ["number": "20260001", "digits": "002X"]
      for origin in ["http://evil.example", "null", "https://127.0.0.1:\(service.client.port)", ""] {
        #expect(browser.post("/enter", fields, ["Origin": origin]).status == 403, "\(origin)")
      }
      #expect(browser.post("/enter", fields).status == 303)
    }
  }

  @Test func formsWithoutTheirTokenAreRefused() async throws {
    try await serving { service throws -> Void in
      let browser = Browser(service.client)
      let other = Browser(service.client)
      browser.get("/")
      other.get("/")
      let fields = ["number": "20260001", "digits": "002X"]
      for token in ["", "0", other.token, String(browser.token.dropLast()) + "z"] where token != browser.token
      {
        #expect(browser.post("/enter", fields.merging(["token": token]) { $1 }).status == 403)
      }
      let state = try service.collection.student("20260001").state
      #expect(state == .imported)
    }
  }

  @Test func cookiesAreForThisSiteAndNoScript() async throws {
    try await serving { service throws -> Void in
      let cookie = service.client.send("GET", "/").header("Set-Cookie") ?? ""
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
    }
  }

  @Test func everyAnswerForbidsInlineScriptsAndFrames() async throws {
    try await serving { service throws -> Void in
      let client = service.client
      for answer in [
        client.send("GET", "/"), client.send("GET", "/nowhere"), client.send("POST", "/enter"),
        client.send("GET", "/", ["Host": "evil.example"]), client.send("GET", "/static/style.css"),
        client.send("DELETE", "/"), client.send("GET", "/me"),
      ] {
        let policy = answer.header("Content-Security-Policy") ?? ""
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Referrer-Policy") == "same-origin")
        #expect(answer.header("Server") == nil)
      }
    }
  }

  @Test func pagesHoldNoInlineScript() async throws {
    try await serving { service throws -> Void in
      let browser = try service.browser(of: "20260001")
      for path in ["/", "/me", "/me/code", "/me/consent", "/me/data", "/me/guide", "/me/photo", "/me/rights"]
      {
        let body = browser.get(path).body
        #expect(
          !body.contains("<script>") && !body.contains(" style=") && !body.contains("onclick"), "\(path)")
      }
    }
  }

  @Test func whereFilesLieIsNotTold() async throws {
    try await serving { service throws -> Void in
      try service.prepare(service.collection.student("20260001").id)
      let browser = try service.browser(of: "20260001")
      // A disk that takes nothing any more.
      let files = FileManager.default
      try files.removeItem(atPath: service.root.string + "/tmp")
      try FileSystem.write([], to: service.root.appending("tmp"), .personal)
      let answer = browser.upload("/me/photo", photo(1))
      #expect(answer.status == 503 && answer.body.contains("\"code\":\"disk\""))
      #expect(!answer.body.contains(service.root.string) && !answer.body.contains("uploads"))
      try files.removeItem(atPath: service.root.string + "/tmp")
      try files.createDirectory(atPath: service.root.string + "/tmp", withIntermediateDirectories: true)
      #expect(browser.upload("/me/photo", photo(1)).status == 202)
    }
  }

  @Test(arguments: [
    "<svg xmlns='http://www.w3.org/2000/svg'/>", "<!doctype html><script>1</script>", "PK\u{3}\u{4}",
    "GIF89a", "\0\0\0\u{18}ftypmp42\0\0\0\0mp42isom",
  ])
  func whatIsNoPhotoIsRefused(_ text: String) async throws {
    try await serving { service throws -> Void in
      try service.prepare(service.collection.student("20260001").id)
      let browser = try service.browser(of: "20260001")
      #expect(browser.upload("/me/photo", Array(text.utf8)).status == 415)
      #expect(browser.upload("/me/photo", []).status == 400)
    }
  }

  @Test func twoLengthsAreRefused() async throws {
    try await serving { service throws -> Void in
      let text =
        "POST /enter HTTP/1.1\r\nHost: 127.0.0.1:\(service.client.port)\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"
      #expect(service.client.send(Array(text.utf8)).status == 400)
    }
  }

  @Test(arguments: [
    "/static/../events.jsonl", "/static/..%2f..%2fevents.jsonl", "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%252f..%252fetc/passwd", "/static/..%5c..%5cetc", "/static/%00style.css",
    "/static/style.css%00.js",
    "/me/takes/../1/finished", "/me/takes/%2e%2e/finished", "/me/takes/1%2f..%2f..", "//etc/passwd",
    "/static/head",
  ])
  func noPathLeadsToAFile(_ path: String) async throws {
    try await serving { service throws -> Void in
      let browser = try service.browser(of: "20260001")
      let answer = browser.get(path)
      #expect([400, 404].contains(answer.status), "\(answer.status)")
      #expect(!answer.body.contains("root:") && !answer.body.contains("\"hash\""))
    }
  }

  @Test func nobodySeesWhatIsAnothers() async throws {
    try await serving { service throws -> Void in
      let first = try service.collection.student("20260001").id
      try service.prepare(first)
      let mine = try service.browser(of: "20260001")
      #expect(mine.upload("/me/photo", photo(1)).status == 202)
      #expect(try eventually { try service.collection.takes(of: first).count == 1 })
      #expect(mine.get("/me/takes/1/original").status == 200)
      let other = try service.browser(of: "20260002")
      let nobody = Browser(service.client)
      for path in ["/me/takes/1/original", "/me/takes/1/source", "/me/takes/1"] {
        #expect(other.get(path).status == 404)
        #expect(nobody.get(path).status == 401)
      }
      #expect(!other.get("/me/data.json").body.contains("20260001"))
      #expect(nobody.get("/me/state").status == 401)
    }
  }

  @Test func linksWorkOnce() async throws {
    try await serving { service throws -> Void in
      let student = try service.collection.student("20260001")
      let link = try service.collection.makeLinks(for: [student], hours: 1)[0].token
      let first = Browser(service.client)
      // Programs that look at links before people do use none up.
      for _ in 0..<3 { #expect(first.get("/link/" + link).status == 200) }
      #expect(first.post("/link", ["link": link]).status == 303)
      let second = Browser(service.client)
      second.get("/")
      #expect(second.post("/link", ["link": link]).status == 401)
      let guessed = String(link.dropLast()) + (link.hasSuffix("A") ? "B" : "A")
      #expect(second.post("/link", ["link": guessed]).status == 401)
      #expect(second.get("/me").status == 401)
    }
  }

  @Test func whoComesInGetsANewToken() async throws {
    try await serving { service throws -> Void in
      let browser = Browser(service.client)
      browser.get("/")
      let planted = browser.cookie
      #expect(browser.post("/enter", ["number": "20260001", "digits": "002x"]).status == 303)
      #expect(browser.cookie != planted)
      let thief = Browser(service.client)
      thief.cookie = planted
      #expect(thief.get("/me").status == 401)
      browser.get("/me")
      let used = browser.cookie
      browser.post("/leave", [:])
      thief.cookie = used
      #expect(thief.get("/me").status == 401)
    }
  }

  /// All 10,000 ends of a number, as fast as they come.
  @Test func endsOfNumbersCanNotBeGuessed() async throws {
    var limits = ServiceLimits()
    (limits.burst, limits.perSecond) = (1e6, 1e6)
    try await serving(limits: limits) { service throws -> Void in
      let browser = Browser(service.client)
      browser.get("/")
      var statuses: [Int: Int] = [:]
      let start = ContinuousClock.now
      for number in 0..<10_000 {
        let digits = String(format: "%04d", number)
        statuses[browser.post("/enter", ["number": "20260002", "digits": digits]).status, default: 0] += 1
      }
      // One of them was right, and came too late.
      #expect(statuses[303] == nil, "\(statuses)")
      // 30 tries of an address, and one more every 20 seconds.
      let later = Int(start.duration(to: .now) / .seconds(20)) + 1
      #expect((30...30 + later).contains(statuses[401, default: 0]), "\(statuses), \(later)")
      #expect(statuses[401, default: 0] + statuses[429, default: 0] == 10_000)
      let state = try service.collection.student("20260002").state
      #expect(state == .imported)
      #expect(service.client.send("GET", "/").status == 200)
    }
  }

  @Test func whoIsThereIsNotTold() async throws {
    try await serving { service throws -> Void in
      let browser = Browser(service.client)
      browser.get("/")
      func told(_ number: String, _ digits: String) -> String {
        let body = browser.post("/enter", ["number": number, "digits": digits]).body
        return body.components(separatedBy: "role=\"alert\">").last?.components(separatedBy: "</p>").first
          ?? ""
      }
      let wrong = told("20260001", "0000")
      #expect(!wrong.isEmpty && told("99999999", "0000") == wrong && told("20260001", "!") == wrong)
    }
  }

  @Test func theLogNamesNobody() async throws {
    try await serving { service throws -> Void in
      let browser = try service.browser(of: "20260001")
      browser.post("/enter", ["number": "20260001", "digits": "002X"])
      browser.get("/me/takes/1?number=20260001")
      browser.get("/20260001")
      let log = service.log.joined(separator: "\n")
      #expect(!log.contains("20260001") && !log.contains("002X") && !log.contains(browser.cookie))
      #expect(log.contains("POST /link 303") && log.contains("/me/takes/"))
    }
  }

  @Test func valuesAreEscaped() async throws {
    try await serving { service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let hostile = "<script>alert(1)</script>\"'&<\u{301}b>"
      try service.collection.perform(
        SetProfile(Profile(phone: "13800138000", address: hostile)), on: id, by: "测试")
      let body = try service.browser(of: "20260001").get("/me/profile").body
      #expect(
        body.contains("&lt;script&gt;") && !body.contains("<script>alert") && !body.contains("<\u{301}b"))
    }
  }

  @Test func otherMethodsAreRefused() async throws {
    try await serving { service throws -> Void in
      for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"] {
        #expect([400, 404, 405].contains(service.client.send(method, "/me").status), "\(method)")
      }
    }
  }
}
