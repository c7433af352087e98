import Collection
import Files
import Foundation
import Testing
import WebService

/// What students ask the office.
@Suite(.serialized, .timeLimit(.minutes(2))) struct QuestionTests {
  @Test func theOfficeAnswersOnce() async throws {
    try await serving { service throws -> Void in
      let student = try service.browser(of: "20260001")
      student.get("/me/ask")
      #expect(student.post("/me/ask", ["text": "可以<b>戴</b>眼镜吗？"]).status == 303)
      #expect(student.get("/me/ask").body.contains("待答复"))
      #expect(!(try service.browser(of: "20260002")).get("/me/ask").body.contains("眼镜"))
      let office = try service.desk("教务", .office)
      let page = office.get("/desk/office").body
      #expect(page.contains("可以&lt;b&gt;戴&lt;/b&gt;眼镜吗？") && page.contains("20260001"))
      let id = try #require(try service.collection.openQuestions().first?.question.id)
      #expect(office.post("/desk/answer", ["id": "\(id)", "text": " "]).status == 422)
      #expect(office.post("/desk/answer", ["id": "\(id)", "text": "可以，不能反光。"]).body.contains("已答复"))
      #expect(office.post("/desk/answer", ["id": "\(id)", "text": "不可以。"]).status == 422)
      #expect(office.post("/desk/answer", ["id": "1", "text": "x"]).status == 422)
      let answered = student.get("/me/ask").body
      #expect(answered.contains("可以，不能反光。") && !answered.contains("待答复"))
      #expect(student.get("/me").body.contains("学校答复：可以，不能反光。"))
      #expect(student.get("/me/data.json").body.contains("眼镜"))
      #expect(try service.collection.check().isEmpty)
    }
  }

  @Test func linesStayLines() async throws {
    try await serving { service throws -> Void in
      let student = try service.browser(of: "20260001")
      student.get("/me/ask")
      #expect(student.post("/me/ask", ["text": "第一行\r\n\r\n第二行\u{7}"]).status == 303)
      #expect(student.get("/me/ask").body.contains("<p>第一行&#10;&#10;第二行\u{FFFD}</p>"))
      let id = try #require(try service.collection.openQuestions().first?.question.id)
      let office = try service.desk("教务", .office)
      #expect(office.get("/desk/office").body.contains("第一行&#10;&#10;第二行"))
      #expect(office.post("/desk/answer", ["id": "\(id)", "text": "甲\r\n乙"]).status == 200)
      #expect(student.get("/me/ask").body.contains("甲&#10;乙"))
      #expect(student.post("/me/ask", ["text": "\r\n"]).status == 422)
    }
  }

  @Test func aQuestionIsInNoReviewersWay() async throws {
    try await serving { service throws -> Void in
      let seen = try service.submit("20260001", 1)
      let student = try service.browser(of: "20260001")
      let key = { student.get("/me/state").body }
      let before = key()
      student.get("/me/ask")
      #expect(student.post("/me/ask", ["text": "几时有结果？"]).status == 303)
      let office = try service.desk("教务", .office)
      let id = try #require(try service.collection.openQuestions().first?.question.id)
      #expect(office.post("/desk/answer", ["id": "\(id)", "text": "今天。"]).status == 200)
      // The student's page is told that there is an answer.
      #expect(key() != before)
      let desk = try service.desk("甲")
      func decide(_ version: Int64, _ decision: String) -> RawClient.Answer {
        desk.post(
          "/desk/decide", ["student": "\(seen.id.value)", "version": "\(version)", "decision": decision])
      }
      #expect(decide(seen.version, "approve").status == 200)
      let approved = try service.collection.student(seen.id).version
      student.get("/me/ask")
      #expect(student.post("/me/ask", ["text": "谢谢！"]).status == 303)
      #expect(decide(approved, "undo").status == 200)
      #expect(try service.collection.student(seen.id).state == .inReview)
      #expect(try service.collection.check().isEmpty)
    }
  }

  @Test func theOfficeSeesTheOldestAndTheirNumber() async throws {
    try await serving { service throws -> Void in
      for number in 1...17 {
        let id = try service.enrol("3\(number)", identity: "E\(10_000_000 + number)")
        for _ in 1...3 { try service.collection.perform(AskOffice("问"), on: id, by: "测试") }
      }
      let page = try service.desk("教务", .office).get("/desk/office").body
      #expect(page.contains("(51)") && page.components(separatedBy: "/desk/answer").count == 51)
    }
  }

  @Test func fewWaitAtOnce() async throws {
    try await serving { service throws -> Void in
      let student = try service.browser(of: "20260001")
      student.get("/me/ask")
      for number in 1...3 { #expect(student.post("/me/ask", ["text": "问题 \(number)"]).status == 303) }
      let refused = student.post("/me/ask", ["text": "第四个"])
      #expect(refused.status == 422 && refused.body.contains("第四个") && refused.body.contains("没有答复"))
      #expect(student.post("/me/ask", ["text": String(repeating: "长", count: 501)]).status == 422)
      #expect(try service.collection.openQuestions().count == 3)
    }
  }
}
