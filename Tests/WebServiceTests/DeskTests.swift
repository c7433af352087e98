import Collection
import Files
import Foundation
import Localization
import Pipeline
import Rules
import Testing
import WebService

/// The desk of those who review.
@Suite(.serialized, .timeLimit(.minutes(2))) struct DeskTests {
  private func fields(_ student: Student, _ decision: String) -> [String: String] {
    ["student": "\(student.id.value)", "version": "\(student.version)", "decision": decision]
  }

  @Test func twoReviewersDecideOnePhotoOnce() async throws {
    try await serving { service throws -> Void in
      let student = try service.submit("20260001", 1)
      let (first, second) = (try service.desk("甲"), try service.desk("乙"))
      #expect(first.get("/desk/queue").body.contains("20260001"))
      #expect(second.get("/desk/queue").body.contains("20260001"))
      #expect(first.post("/desk/decide", fields(student, "approve")).status == 200)
      let late = second.post("/desk/decide", fields(student, "return").merging(["reason": "clothes"]) { $1 })
      #expect(late.status == 409 && late.body.contains("甲"))
      #expect(try service.collection.student(student.id).state == .approved)
    }
  }

  @Test func decisionsAreUndoneAndReturnsHaveReasons() async throws {
    try await serving { service throws -> Void in
      var student = try service.submit("20260001", 1)
      let desk = try service.desk("甲")
      #expect(desk.post("/desk/decide", fields(student, "return")).status == 422)
      let reason = ["reason": "clothes", "note": "请换深色上衣"]
      #expect(desk.post("/desk/decide", fields(student, "return").merging(reason) { $1 }).status == 200)
      student = try service.collection.student(student.id)
      #expect(student.state == .returned && student.reasons == ["clothes"] && student.reviewer == "甲")
      #expect(desk.post("/desk/decide", fields(student, "undo")).status == 200)
      #expect(try service.collection.student(student.id).state == .inReview)
    }
  }

  @Test func whatIsLeftToAColleagueIsTheirs() async throws {
    try await serving { service throws -> Void in
      let student = try service.submit("20260001", 1)
      let (first, second) = (try service.desk("甲"), try service.desk("乙"))
      #expect(first.post("/desk/decide", fields(student, "ask")).status == 200)
      #expect(!first.get("/desk/queue").body.contains("20260001"))
      let card = second.get("/desk/queue").body
      #expect(card.contains("20260001") && card.contains("甲 请同事看"))
      #expect(!second.get("/desk/grid").body.contains("20260001"))
      #expect(try service.collection.check().isEmpty)
    }
  }

  @Test func cleanPhotosAreApprovedTogether() async throws {
    try await serving { service throws -> Void in
      let students = [try service.submit("20260001", 1), try service.submit("20260002", 2)]
      let desk = try service.desk("甲")
      let page = desk.get("/desk/grid").body
      for student in students { #expect(page.contains("\(student.id.value):\(student.version)")) }
      let one = "\(students[0].id.value):\(students[0].version)"
      #expect(desk.post("/desk/grid", ["student": one]).status == 303)
      #expect(try service.collection.student(students[0].id).state == .approved)
      #expect(try service.collection.student(students[1].id).state == .inReview)
    }
  }

  @Test func rolesAreKeptApart() async throws {
    try await serving { service throws -> Void in
      let reviewer = try service.desk("甲")
      let student = try service.browser(of: "20260001")
      for path in [
        "/desk/office", "/desk/correction", "/desk/pay", "/desk/purge", "/desk/link", "/desk/roster",
        "/desk/answer", "/desk/notices", "/desk/deliver",
      ] {
        let fields = ["number": "20260001", "name": "张三"]
        let answers =
          path == "/desk/office"
          ? [reviewer.get(path), student.get(path)]
          : [reviewer.post(path, fields), student.post(path, fields)]
        #expect(answers.map(\.status) == [403, 401], "\(path)")
      }
      for path in [
        "/desk/queue", "/desk/grid", "/desk/wall", "/desk/live", "/desk/history/1", "/desk/pictures/1/source",
      ] {
        #expect(student.get(path).status == 401, "\(path)")
      }
      #expect(reviewer.get("/me").status == 401)
      #expect(try service.collection.student("20260001").state == .imported)
    }
  }

  @Test func theOfficeKeepsLedgerListAndLinks() async throws {
    try await serving { service throws -> Void in
      let office = try service.desk("教务", .office)
      #expect(office.get("/desk/office").body.contains("更正申请"))
      let list = Array("学号,姓名,证件号,学院\n20260003,赵六,,外语学院\n20260001,张三,\(RunningService.identity),计算机学院\n".utf8)
      let imported = office.upload("/desk/roster", list)
      #expect(imported.status == 200 && imported.body.contains("新增 1"))
      #expect(office.upload("/desk/roster", Array("not a list".utf8)).status == 422)
      office.get("/desk/office")
      let page = office.post("/desk/link", ["number": "20260003"]).body
      #expect(page.contains("/link/") && page.contains("<svg"))
      #expect(
        office.post("/desk/pay", ["number": "20260001", "amount": "15.00", "receipt": "1"]).status == 422)
      #expect(office.post("/desk/purge", ["number": "20260003", "name": "别人"]).status == 422)
      #expect(office.post("/desk/purge", ["number": "20260003", "name": "赵六"]).body.contains("已清除"))
      #expect(throws: CollectionError.self) { try service.collection.student("20260003") }
    }
  }

  @Test func countsAreLive() async throws {
    try await serving { service throws -> Void in
      let desk = try service.desk("甲")
      let head =
        "GET /desk/live HTTP/1.1\r\nHost: 127.0.0.1:\(service.client.port)\r\nCookie: visit=\(desk.cookie)\r\n\r\n"
      let descriptor = service.client.connect()
      RawClient.write(Array(head.utf8), to: descriptor)
      var text = ""
      #expect(
        try eventually {
          text += RawClient.some(descriptor)
          return text.contains("\"waiting\":0")
        })
      _ = try service.submit("20260001", 1)
      #expect(
        try eventually {
          text += RawClient.some(descriptor)
          return text.contains("\"waiting\":1")
        })
      close(descriptor)
    }
  }

  @Test func historyTellsWhoDidWhat() async throws {
    try await serving { service throws -> Void in
      let student = try service.submit("20260001", 1)
      let desk = try service.desk("甲")
      desk.post("/desk/decide", fields(student, "approve"))
      let page = desk.get("/desk/history/\(student.id.value)").body
      #expect(page.contains("甲") && page.contains("审核通过") && page.contains("accepted"))
      #expect(desk.get("/desk/history/1").status == 404)
      #expect(desk.get("/desk/wall").body.contains("20260001"))
    }
  }
}
