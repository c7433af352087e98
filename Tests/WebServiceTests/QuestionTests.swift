import Collection
import Files
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
