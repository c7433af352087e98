internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// What the law gives everybody: to see, to take back, to have erased.
extension StudentRoutes {
  func addRights(to me: RouterGroup<ServiceContext>) {
    me.get("rights") { _, context in try await rightsPage(context) }
    me.get("data.json") { _, context in
      let id = try student(context)
      let text = try await Blocking.run { try site.collection.personalData(of: id) }
      return Response.attachment(Array(text.utf8), named: "my-data.json")
    }
    me.post("withdraw") { _, context in
      try await act(context, then: .home, otherwise: { try await rightsPage(context, $0, $1) }) { id in
        guard context.form["sure"] == "yes" else { throw StudentProblem.notSure }
        try site.collection.withdraw(id, by: Site.student)
        site.shelf.forget()
      }
    }
    me.post("erase") { _, context in
      let id = try student(context)
      do {
        try await Blocking.run {
          try site.collection.confirm(
            id, digits: try IdentityDigits(context.form["digits"]), by: Site.student)
          try site.collection.purge([id], by: Site.student)
          site.shelf.forget()
        }
      } catch let error as any ExplainedError {
        let problem = Problem(error)
        return try await rightsPage(context, problem.failure, problem.status)
      }
      return .see("/")
    }
  }

  private func rightsPage(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    try await show(.rights, "rights", context, problem: problem, status: status) { view in
      [
        "canWithdraw": !view.student.state.isClosed,
        "takes": view.takes.map { take in
          [
            "number": String(take.number),
            "title": context.language.choose("第 \(take.number) 张原照片", "photo of take \(take.number)"),
          ]
        },
      ]
    }
  }
}
