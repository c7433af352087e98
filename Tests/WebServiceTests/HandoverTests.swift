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
      #expect(office.post("/desk/deliver", ["sure": "yes"]).body.contains("已交付 0 人"))
      try approve(service, student)
      #expect(office.post("/desk/deliver", [:]).status == 422)
      #expect(office.post("/desk/deliver", ["sure": "yes"]).body.contains("已交付 1 人"))
      #expect(try service.collection.student(student.id).state == .delivered)
      #expect(try service.collection.student(waiting.id).state == .inReview)
      let archive = office.get("/desk/delivered.zip")
      #expect(archive.header("Content-Disposition") == "attachment; filename=\"delivered.zip\"")
      #expect(archive.body.hasPrefix("PK") && archive.body.contains("20260001.jpg"))
      #expect(!archive.body.contains("20260002.jpg"))
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
      let take = try #require(try service.collection.takes(of: student.id).first)
      let path = service.collection.folder.path(of: StoredFile(.finished, try #require(take.finished)))
      try FileSystem.write(picture + [1], to: path, .personal)
      let office = try service.desk("教务", .office)
      office.get("/desk/office")
      let answer = office.post("/desk/deliver", ["sure": "yes"])
      #expect(answer.status == 422 && answer.body.contains("成品文件已被改动"))
      #expect(try service.collection.student(student.id).state == .approved)
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
      }
      #expect(browser.get("/me/prints/100x100").status == 404)
      #expect(try service.browser(of: "20260002").get("/me/prints/8x1").status == 404)
    }
  }
}
