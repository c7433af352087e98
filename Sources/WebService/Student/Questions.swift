internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// Questions to the office, and its answers.
extension StudentRoutes {
  func addQuestions(to me: RouterGroup<ServiceContext>) {
    me.get("ask") { _, context in try await questionPage(context) }
    me.post("ask") { _, context in
      let text = context.form["text"]
      return try await act(context, then: .ask, otherwise: { try await questionPage(context, $0, $1, text) })
      {
        id in
        try site.collection.perform(try AskOffice(text), on: id, by: Site.student)
      }
    }
  }

  /// - Parameter text: what could not be asked, to be mended.
  private func questionPage(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok,
    _ text: String = ""
  ) async throws -> Response {
    try await show(.ask, "ask", context, problem: problem, status: status) { view in
      [
        "canAsk": !view.student.state.isClosed, "text": text, "length": AskOffice.length,
        "questions": try site.collection.questions(of: view.student.id).map { question in
          var values: [String: Any] = ["time": question.time.short, "text": question.text]
          values["answer"] = question.answer
          values["answered"] = question.answered?.short
          return values
        },
      ]
    }
  }
}
