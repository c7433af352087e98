internal import Barcodes
internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// What only the office does.
extension DeskRoutes {
  private static let officeTitle = LocalizedText(zh: "教务", en: "Office")
  private static let linkHours = 72.0
  /// Files of messages that are listed.
  private static let mostRuns = 10
  /// Questions that a page shows.
  private static let mostQuestions = 50

  func addOffice(to desk: RouterGroup<ServiceContext>) {
    desk.get("office") { _, context in try await officePage(context) }
    desk.post("correction") { _, context in
      try await office(context) { form, account in
        guard let id = Int64(form["id"]) else { throw Refusal.notFound }
        let isGranted = form["answer"] == "grant"
        try site.collection.decideCorrection(id, isGranted: isGranted, by: account.name)
        return isGranted
          ? LocalizedText(zh: "已更正", en: "corrected")
          : LocalizedText(zh: "已答复：不更正", en: "answered: not corrected")
      }
    }
    desk.post("pay") { _, context in
      try await office(context) { form, account in
        guard let amount = Money(form["amount"]) else { throw DeskProblem.badAmount }
        let student = try site.collection.student(form["number"])
        try site.collection.perform(Pay(amount, receipt: form["receipt"]), on: student.id, by: account.name)
        return LocalizedText(zh: "\(student.label) 已缴费", en: "\(student.label) has paid")
      }
    }
    desk.post("purge") { _, context in
      try await office(context) { form, account in
        let student = try site.collection.student(form["number"])
        guard student.record.name == form["name"] else { throw DeskProblem.otherName }
        let isOverwritten = try site.collection.purge([student.id], by: account.name)
        site.shelf.forget()
        return isOverwritten
          ? LocalizedText(zh: "\(student.label) 的数据已清除", en: "\(student.label) is erased")
          : LocalizedText(
            zh: "\(student.label) 的数据已删除，残留稍后自动覆盖",
            en: "\(student.label) is deleted; what is left on the disk is overwritten in a while")
      }
    }
    desk.post("link") { request, context in
      _ = try account(context, .office)
      let authority = request.head.authority ?? ""
      do {
        let link = try await Blocking.run {
          let student = try site.collection.student(context.form["number"])
          return try site.collection.makeLinks(for: [student], hours: DeskRoutes.linkHours)[0]
        }
        return try await officePage(
          context, link: (link, context.scheme.address("\(authority)/link/\(link.token)")))
      } catch let error as CollectionError {
        let problem = Problem(error)
        return try await officePage(context, problem: problem.failure, status: problem.status)
      }
    }
    desk.post("answer") { _, context in
      try await office(context) { form, account in
        guard let id = Int64(form["id"]) else { throw Refusal.notFound }
        try site.collection.answer(id, form["text"], by: account.name)
        return LocalizedText(zh: "已答复", en: "answered")
      }
    }
    addRoster(to: desk)
    addHandover(to: desk)
  }

  /// What a form of the office asks for; then the page, with what was done or why not.
  func office(
    _ context: ServiceContext, _ body: @escaping @Sendable (Form, Account) throws -> LocalizedText
  ) async throws -> Response {
    let account = try account(context, .office)
    do {
      let done = try await Blocking.run { try body(context.form, account) }
      return try await officePage(context, done: done)
    } catch let error as any ExplainedError {
      let problem = Problem(error)
      return try await officePage(context, problem: problem.failure, status: problem.status)
    }
  }

  /// - Parameter left: what could not be done of many things.
  func officePage(
    _ context: ServiceContext, done: LocalizedText? = nil, left: [Failure] = [], problem: Failure? = nil,
    status: HTTPResponse.Status = .ok, link: (made: PersonalLink, address: String)? = nil
  ) async throws -> Response {
    _ = try account(context, .office)
    return try await site.page(
      "office", DeskRoutes.officeTitle, at: "/desk/office", context, status: status, problem: problem,
      scripts: ["student.js", "counts.js"]
    ) {
      var values = try officeValues(context.language)
      if let done { values["done"] = done[context.language] }
      values["left"] = left.map { $0.forPages[context.language] }
      if let link {
        values["link"] = link.address
        values["linkWho"] = "\(link.made.label) \(link.made.name) · \(link.made.expires.short)"
        values["qr"] = QRText.svg(of: link.address)
      }
      return values
    }
  }

  private func officeValues(_ language: Language) throws -> [String: Any] {
    let status = try site.collection.status()
    let states = State.allCases.filter { status.counts[$0] != nil && $0 != .purged }
    return [
      "heads": states.map { $0.text[language] }, "fee": site.settings.fee.text,
      "rows": status.groups.map { group in
        [
          "name": [group.college, group.classGroup].filter { !$0.isEmpty }.joined(separator: " / "),
          "counts": states.map { String(group.counts[$0] ?? 0) },
        ] as [String: Any]
      },
      "approved": status.counts[.approved] ?? 0, "delivered": status.counts[.delivered] ?? 0,
      "anyDelivered": (status.counts[.delivered] ?? 0) > 0,
      "runs": try site.collection.noticeRuns().prefix(DeskRoutes.mostRuns).map { run in
        ["path": "/desk/notices/\(run.run)", "name": run.fileStem + ".csv"]
      },
      "questionCount": try site.collection.openQuestionCount(),
      "questions": try site.collection.openQuestions(limit: DeskRoutes.mostQuestions).map {
        question, student in
        [
          "id": String(question.id), "who": student.label + " " + student.record.name,
          "time": question.time.short, "text": question.text,
        ]
      },
      "length": AskOffice.length,
      "corrections": try site.collection.openCorrections().map { request in
        [
          "id": String(request.id), "who": request.label + " " + request.name, "field": request.field.heading,
          "old": request.old, "new": request.new, "why": request.why,
        ]
      },
    ]
  }
}

/// Something wrong in a form of the office.
enum DeskProblem {
  static let badAmount = Failure(
    code: "bad-amount", text: LocalizedText(zh: "金额应写成 15.00 这样。", en: "An amount is written like 15.00."))
  static let otherName = Failure(
    code: "other-name",
    text: LocalizedText(zh: "姓名与学号不符，未清除。", en: "Name and number do not belong together: nothing was erased.")
  )
}
