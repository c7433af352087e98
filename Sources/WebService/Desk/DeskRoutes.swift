internal import Collection
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// The pages of those who review, each behind an account.
struct DeskRoutes {
  let site: Site
  /// Passwords that are compared at once: each takes 32 MB.
  private let passwords = Turnstile(2)
  /// Of all pictures: each takes the disk some time.
  let archives = Turnstile(1, waiting: 1)

  init(site: Site) { self.site = site }

  func add(to router: Router<ServiceContext>) {
    let desk = router.group("desk")
    desk.post("enter") { _, context in try await enter(context) }
    addReview(to: desk)
    addPictures(to: desk)
    addGrid(to: desk)
    addWall(to: desk)
    addHistory(to: desk)
    addOffice(to: desk)
  }

  static let title = LocalizedText(zh: "审核台", en: "Review desk")

  /// - Throws: `Refusal.signIn`; `.notAllowed` for whoever may only look at photos.
  func account(_ context: ServiceContext, _ role: Role = .reviewer) throws -> Account {
    guard let account = context.account else { throw Refusal.signIn }
    guard role == .reviewer || account.role == role else { throw Refusal.notAllowed }
    return account
  }

  func signIn(_ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok)
    async throws -> Response
  {
    try await site.page("signin", DeskRoutes.title, at: "/desk", context, status: status, problem: problem)
  }

  private func enter(_ context: ServiceContext) async throws -> Response {
    guard site.tries.allows(context.address) else { throw Refusal.tooManyRequests }
    do {
      let token = try await passwords.pass {
        try site.collection.signIn(context.form["name"], password: context.form["password"])
      }
      var response = Response.see("/desk")
      response.setCookie(context.cookie(Gate.cookie, token.text))
      return response
    } catch let error as AccessError {
      site.tries.take(context.address)
      let problem = Problem(error)
      return try await signIn(context, problem.failure, problem.status)
    }
  }

  /// The student of a path.
  /// - Throws: `Refusal.notFound`.
  func student(_ context: ServiceContext) throws -> StudentID {
    guard let id = context.parameters.get("student").flatMap({ Int64($0) }) else { throw Refusal.notFound }
    return StudentID(id)
  }
}
