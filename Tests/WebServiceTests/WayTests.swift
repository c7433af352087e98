import Collection
import Files
import Foundation
import Localization
import Pipeline
import Rules
import Synchronization
import SystemPackage
import Testing
import WebService

/// A student's way, by forms alone and with files.
@Suite(.serialized, .timeLimit(.minutes(2))) struct WayTests {
  @Test func everyStepLeadsToTheNext() async throws {
    try await serving { service throws -> Void in
      let id = try service.collection.student("20260001").id
      let browser = Browser(service.client)
      browser.get("/")
      let entered = browser.post("/enter", ["number": "20260001", "digits": "002x"])
      #expect(entered.header("Location") == "/me/code")
      #expect(try service.collection.student(id).state == .verified)
      let consent = browser.get("/me/consent").body
      #expect(consent.contains("我同意。"))
      let hash = Digest.sha256(RunningService.privacy)
      #expect(browser.post("/me/consent", ["text": hash]).status == 422)
      #expect(browser.post("/me/consent", ["text": "0", "agree": "yes"]).status == 422)
      let agreed = browser.post("/me/consent", ["text": hash, "agree": "yes"])
      #expect(agreed.header("Location") == "/me/data")
      #expect(browser.post("/me/data", [:]).header("Location") == "/me/profile")
      #expect(browser.post("/me/profile", ["phone": "1"]).status == 422)
      #expect(browser.post("/me/profile", ["phone": "13800138000"]).header("Location") == "/me/guide")
      #expect(browser.upload("/me/photo", photo(1)).status == 202)
      #expect(try eventually { try service.collection.takes(of: id).count == 1 })
      let page = browser.get("/me/takes/1").body
      #expect(page.contains("合格") && page.contains("/me/takes/1/accept"))
      #expect(browser.post("/me/takes/1/accept", [:]).header("Location") == "/me")
      #expect(try service.collection.student(id).state == .inReview)
      #expect(browser.get("/me").body.contains("审核中"))
      #expect(browser.post("/me/takes/1/accept", [:]).status == 409)
      #expect(browser.post("/me/takes/9/accept", [:]).status == 404)
    }
  }

  @Test func nothingIsTakenBeforeConsent() async throws {
    try await serving { service throws -> Void in
      let id = try service.collection.student("20260001").id
      let browser = try service.browser(of: "20260001")
      #expect(browser.upload("/me/photo", photo(1)).status == 409)
      #expect(try service.collection.uploads(of: id).isEmpty)
    }
  }

  @Test func theSamePhotoAgainIsTold() async throws {
    try await serving { service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let browser = try service.browser(of: "20260001")
      for _ in 0..<2 {
        #expect(browser.upload("/me/photo", photo(1)).status == 202)
        #expect(
          try eventually {
            try service.collection.uploads(of: id).allSatisfy { $0.outcome != .waiting }
          })
      }
      let state = browser.get("/me/state").body
      #expect(state.contains("\"take\":1") && state.contains("这张照片已经交过"))
      // Nothing is waited for any more.
      #expect(!browser.get("/me/photo").body.contains("data-waiting"))
      #expect(try service.collection.takes(of: id).count == 1)
    }
  }

  @Test func photosOfOthersNameNobody() async throws {
    try await serving { service throws -> Void in
      for number in ["20260001", "20260002"] {
        let id = try service.collection.student(number).id
        try service.prepare(id)
        let browser = try service.browser(of: number)
        #expect(browser.upload("/me/photo", photo(1)).status == 202)
        #expect(
          try eventually { try service.collection.uploads(of: id).allSatisfy { $0.outcome != .waiting } })
        guard number == "20260002" else { continue }
        for path in ["/me/state", "/me/photo"] {
          let page = browser.get(path).body
          #expect(page.contains("这张照片已由别人交过") && !page.contains("20260001"), "\(path)")
        }
      }
    }
  }

  @Test func correctionsWaitForTheOffice() async throws {
    try await serving { service throws -> Void in
      let id = try service.collection.student("20260001").id
      let browser = try service.browser(of: "20260001")
      browser.post("/me/verify", ["digits": "002X"])
      browser.post("/me/consent", ["text": Digest.sha256(RunningService.privacy), "agree": "yes"])
      #expect(browser.post("/me/correction", ["field": "name", "value": "张叁"]).status == 303)
      #expect(browser.post("/me/correction", ["field": "salary", "value": "1"]).status == 422)
      #expect(browser.get("/me/data").body.contains("张叁"))
      #expect(browser.post("/me/data", [:]).status == 409)
      let open = try service.collection.openCorrections()
      try service.collection.decideCorrection(open[0].id, isGranted: true, by: "测试")
      #expect(browser.post("/me/data", [:]).status == 303)
      #expect(try service.collection.student(id).record.name == "张叁")
    }
  }

  @Test func everybodyHasTheirRights() async throws {
    try await serving { service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let browser = try service.browser(of: "20260001")
      browser.upload("/me/photo", photo(1))
      #expect(try eventually { try service.collection.takes(of: id).count == 1 })
      #expect(browser.get("/me/data.json").body.contains("13800138000"))
      #expect(browser.post("/me/withdraw", [:]).status == 422)
      #expect(browser.post("/me/withdraw", ["sure": "yes"]).status == 303)
      #expect(try service.collection.student(id).state == .withdrawn)
      #expect(browser.get("/me/takes/1/original").status == 404)
      #expect(browser.post("/me/erase", ["digits": "0000"]).status != 303)
      #expect(browser.post("/me/erase", ["digits": "002X"]).header("Location") == "/")
      #expect(try service.collection.student(id).state == .purged)
      #expect(browser.get("/me").status == 401)
    }
  }

  /// Judges nothing before it is told to.
  private final class Closed: Judge {
    static let isOpen = Mutex(false)

    func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
      while !Closed.isOpen.withLock(\.self) { Thread.sleep(forTimeInterval: 0.01) }
      return ProcessedPhoto(file: bytes + [1], findings: [])
    }
  }

  @Test func photosWaitInTheirOrderAndSurviveARestart() async throws {
    try await serving(judge: Closed.self) { service throws -> Void in
      let id = try service.collection.student("20260001").id
      try service.prepare(id)
      let browser = try service.browser(of: "20260001")
      for number in 1...3 { #expect(browser.upload("/me/photo", photo(number)).status == 202) }
      #expect(browser.upload("/me/photo", photo(4)).status == 429)
      let state = browser.get("/me/state").body
      #expect(browser.get("/me/photo").body.contains("data-waiting"))
      #expect(state.contains("正在检测") && state.contains("前面还有 1 张") && state.contains("前面还有 2 张"))
      // Somebody else takes them up, as after a sudden end; nobody's photo is lost, none is taken twice.
      let again = try PhotoCollection.open(service.root)
      #expect(try again.resumeUploads().count == 3)
      Closed.isOpen.withLock { $0 = true }
      #expect(try eventually { try service.collection.takes(of: id).count == 3 })
      let uploads = service.root.string + "/uploads"
      #expect(try eventually { try FileManager.default.contentsOfDirectory(atPath: uploads).isEmpty })
      #expect(try service.collection.check().isEmpty)
    }
  }

  @Test func bothLanguagesAreServed() async throws {
    try await serving { service throws -> Void in
      let browser = Browser(service.client)
      #expect(browser.get("/").body.contains("lang=\"zh-CN\""))
      let english = service.client.send("GET", "/", ["Accept-Language": "en-US,en;q=0.9"]).body
      #expect(english.contains("lang=\"en\"") && english.contains("Graduation photo"))
      let chosen = service.client.send("GET", "/language/en?back=/me/photo")
      #expect(
        chosen.header("Location") == "/me/photo" && chosen.header("Set-Cookie")?.hasPrefix("lang=en") == true)
      for elsewhere in ["//evil.example", "https://evil.example", "/%5cevil.example", "/a?b"] {
        #expect(service.client.send("GET", "/language/en?back=" + elsewhere).header("Location") == "/")
      }
    }
  }
}
