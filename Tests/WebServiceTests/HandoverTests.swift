import Codecs
import Collection
import Files
import Raster
import SystemPackage
import Testing
import WebService

/// What the office hands over, and what students print.
@Suite(.serialized, .timeLimit(.minutes(2))) struct HandoverTests {
  private func picture() throws -> [UInt8] {
    let image = RGBImage(width: 480, height: 640, filledWith: RGB(90, 140, 200))
    return try JPEGEncoder.encode(image, quality: 90, density: 300)
  }

  private func approve(_ service: RunningService, _ student: Student) throws {
    try service.collection.perform(Approve(), on: student.id, by: "测试")
  }

  private func deliver(_ office: Browser) -> RawClient.Answer {
    office.post("/desk/deliver", ["sure": "yes"])
  }

  private func length(_ answer: RawClient.Answer) -> Int {
    answer.header("Content-Length").flatMap { Int($0) } ?? 0
  }

  private func finished(_ service: RunningService, _ student: Student) throws -> FilePath {
    let take = try #require(try service.collection.takes(of: student.id).first)
    return service.collection.folder.path(of: StoredFile(.finished, try #require(take.finished)))
  }

  @Test func messagesAreWrittenOnce() async throws {
    try await serving { service throws -> Void in
      try approve(service, try service.submit("20260001", 1))
      let office = try service.desk("教务", .office)
      office.get("/desk/office")
      #expect(office.post("/desk/notices", [:]).body.contains("1 条通知已写入 notices-0001.csv"))
      #expect(office.post("/desk/notices", [:]).body.contains("没有新的通知"))
      let table = office.get("/desk/notices/1")
      #expect(table.header("Content-Disposition") == "attachment; filename=\"notices-0001.csv\"")
      #expect(table.body.contains("20260001,张三,13800138000,approved"))
      #expect(office.get("/desk/notices/2").status == 404 && office.get("/desk/notices/x").status == 404)
      #expect(try service.desk("甲").get("/desk/notices/1").status == 403)
    }
  }

  @Test func approvedPicturesAreHandedOver() async throws {
    let picture = try picture()
    try await serving(judge: CopyingJudge.self) { service throws -> Void in
      let student = try service.submit("20260001", picture)
      let waiting = try service.submit("20260002", picture + [0])
      let office = try service.desk("教务", .office)
      office.get("/desk/office")
      #expect(office.get("/desk/delivered.zip").status == 404)
      #expect(deliver(office).body.contains("已交付 0 人"))
      try approve(service, student)
      #expect(office.post("/desk/deliver", [:]).status == 422)
      #expect(try service.collection.student(student.id).state == .approved)
      #expect(deliver(office).body.contains("已交付 1 人"))
      #expect(try service.collection.student(student.id).state == .delivered)
      #expect(try service.collection.student(waiting.id).state == .inReview)
      let archive = office.get("/desk/delivered.zip")
      #expect(archive.header("Content-Disposition") == "attachment; filename=\"delivered.zip\"")
      #expect(archive.body.hasPrefix("PK") && archive.body.contains("20260001.jpg"))
      #expect(!archive.body.contains("20260002.jpg") && !archive.body.contains("not-included.txt"))
      #expect(
        service.client.send("HEAD", "/desk/delivered.zip", ["Cookie": "visit=\(office.cookie)"]).status == 405
      )
      #expect(try service.desk("甲").get("/desk/delivered.zip").status == 403)
      #expect(try FileSystem.names(in: service.root / "tmp").isEmpty)
      #expect(try service.collection.check().isEmpty)
    }
  }

  @Test func whatWasChangedIsNotHandedOver() async throws {
    let picture = try picture()
    try await serving(judge: CopyingJudge.self) { service throws -> Void in
      let student = try service.submit("20260001", picture)
      try approve(service, student)
      try FileSystem.write(picture + [1], to: try finished(service, student), .personal)
      let office = try service.desk("教务", .office)
      office.get("/desk/office")
      let answer = deliver(office)
      #expect(answer.status == 422 && answer.body.contains("成品文件已被改动"))
      #expect(try service.collection.student(student.id).state == .approved)
    }
  }

  @Test func oneMissingPictureKeepsNobodyElseBack() async throws {
    let picture = try picture()
    try await serving(judge: CopyingJudge.self) { service throws -> Void in
      let lost = try service.submit("20260001", picture)
      let kept = try service.submit("20260002", picture + [0])
      for student in [lost, kept] { try approve(service, student) }
      FileSystem.remove(try finished(service, lost))
      let office = try service.desk("教务", .office)
      office.get("/desk/office")
      let answer = deliver(office)
      #expect(answer.status == 200 && answer.body.contains("已交付 1 人"))
      #expect(answer.body.contains("学生 20260001：成品文件无法读取"))
      #expect(!answer.body.contains(service.root.string))
      #expect(try service.collection.student(lost.id).state == .approved)
      #expect(try service.collection.student(kept.id).state == .delivered)
    }
  }

  @Test func theArchiveHoldsWhatItCanAndSaysWhatNot() async throws {
    let picture = try picture()
    try await serving(judge: CopyingJudge.self) { service throws -> Void in
      let lost = try service.submit("20260001", picture)
      let kept = try service.submit("20260002", picture + [0])
      for student in [lost, kept] { try approve(service, student) }
      let office = try service.desk("教务", .office)
      office.get("/desk/office")
      #expect(deliver(office).body.contains("已交付 2 人"))
      FileSystem.remove(try finished(service, lost))
      let archive = office.get("/desk/delivered.zip")
      #expect(archive.status == 200 && archive.body.contains("20260002.jpg"))
      #expect(!archive.body.contains("20260001.jpg") && archive.body.contains("not-included.txt"))
    }
  }

  @Test func sheetsOfChangedPicturesAreNotMade() async throws {
    let picture = try picture()
    try await serving(judge: CopyingJudge.self) { service throws -> Void in
      let student = try service.submit("20260001", picture)
      try approve(service, student)
      let browser = try service.browser(of: "20260001")
      let path = try finished(service, student)
      try FileSystem.write(picture + [1], to: path, .personal)
      let refused = browser.get("/me/prints/8x1")
      #expect(refused.status == 503 && !refused.body.contains(service.root.string))
      try FileSystem.write(picture, to: path, .personal)
      #expect(browser.get("/me/prints/8x1").status == 200)
      // It was made once.
      FileSystem.remove(path)
      #expect(browser.get("/me/prints/8x1").status == 200)
      #expect(browser.get("/me/prints/4x2").status == 404)
    }
  }

  @Test func onlyApprovedPicturesArePrinted() async throws {
    let picture = try picture()
    try await serving(judge: CopyingJudge.self) { service throws -> Void in
      let student = try service.submit("20260001", picture)
      let browser = try service.browser(of: "20260001")
      #expect(browser.get("/me/prints").body.contains("审核通过后"))
      #expect(browser.get("/me/prints/8x1").status == 404)
      try approve(service, student)
      #expect(browser.get("/me").body.contains("/me/prints"))
      let page = browser.get("/me/prints").body
      for layout in ["8x1", "4x2", "4x2-8x1"] {
        #expect(page.contains("/me/prints/\(layout)"))
        let sheet = browser.get("/me/prints/" + layout)
        #expect(sheet.status == 200 && sheet.header("Content-Type") == "image/jpeg")
        #expect(sheet.header("Cache-Control") == "no-store" && sheet.body.contains("JFIF"))
        let small = browser.get("/me/prints/\(layout)/small")
        #expect(small.status == 200 && length(small) * 2 < length(sheet))
        #expect(page.contains("src=\"/me/prints/\(layout)/small\""))
      }
      #expect(browser.get("/me/prints/100x100").status == 404)
      #expect(try service.browser(of: "20260002").get("/me/prints/8x1").status == 404)
    }
  }
}
