internal import Collection
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// The pages of a student, each behind the session.
struct StudentRoutes {
  let site: Site
  /// Each takes all of a processor for a while; whoever finds a hundred before them looks again later.
  let sheets = Turnstile(1, waiting: 100)
  /// Whose picture of a code is on its way.
  let codes = OneAtATime()

  func add(to router: Router<ServiceContext>) {
    let me = router.group("me")
    addOverview(to: me)
    addSteps(to: me)
    addCode(to: me)
    addPhotos(to: me)
    addTakes(to: me)
    addPrints(to: me)
    addQuestions(to: me)
    addRights(to: me)
  }

  /// - Throws: `Refusal.signIn` for whoever is no student.
  func student(_ context: ServiceContext) throws -> StudentID {
    guard let student = context.student else { throw Refusal.signIn }
    return student
  }

  /// A page that is filled from the student's view.
  func show(
    _ page: StudentPage, _ name: String, _ context: ServiceContext, problem: Failure? = nil,
    status: HTTPResponse.Status = .ok, scripts: [String] = [],
    _ values: @escaping @Sendable (StudentView) throws -> [String: Any]
  ) async throws -> Response {
    let id = try student(context)
    return try await site.page(
      name, page.title, at: page.path, context, status: status, problem: problem, scripts: scripts
    ) {
      let view = try StudentView(id, site)
      return try values(view).merging(["nextPath": view.next.path]) { first, _ in first }
    }
  }

  /// What a form asks for; then the next page, or the form again with why not.
  func act(
    _ context: ServiceContext, then page: StudentPage? = nil,
    otherwise show: (Failure, HTTPResponse.Status) async throws -> Response,
    _ body: @escaping @Sendable (StudentID) throws -> Void
  ) async throws -> Response {
    let id = try student(context)
    do {
      try await Blocking.run { try body(id) }
    } catch let error as any ExplainedError {
      let problem = Problem(error)
      return try await show(problem.failure, problem.status)
    }
    let next = try await Blocking.run { try StudentView(id, site).next }
    return .see((page ?? next).path)
  }
}
