internal import Collection
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// Coming in and leaving.
struct Entrance {
  let site: Site

  func add(to router: Router<ServiceContext>) {
    router.get { _, context in
      if context.student != nil { return Response.see(StudentPage.home.path) }
      return try await welcome(context)
    }
    router.post("enter") { _, context in
      let form = context.form
      return try await enter(context, otherwise: { try await welcome(context, $0, $1) }) {
        try site.collection.enter(number: form["number"], digits: form["digits"], by: Site.student)
      }
    }
    router.get("link/:link") { _, context in
      let link = context.parameters.get("link").flatMap { SecretToken($0) }
      return try await site.page(
        "link", LocalizedText(zh: "个人链接", en: "Your personal link"), at: "/", context
      ) { ["link": link?.text ?? ""] }
    }
    router.post("link") { _, context in
      let link = context.form["link"]
      return try await enter(context, otherwise: { try await welcome(context, $0, $1) }) {
        try site.collection.enter(link: link)
      }
    }
    router.post("leave") { _, context in
      try await Blocking.run { try site.collection.end(context.token) }
      var response = Response.see("/")
      response.setCookie(context.cookie(Gate.cookie, SecretToken.random().text))
      return response
    }
    router.get("language/:language") { request, context in
      guard let language = context.parameters.get("language").flatMap({ Language(rawValue: $0) }) else {
        throw Refusal.notFound
      }
      var response = Response.see(LocalPath(request.uri.queryParameters["back"].map(String.init)).text)
      response.setCookie(context.cookie(Gate.languageCookie, language.rawValue))
      return response
    }
    router.get("static/:file") { _, context in
      guard let file = context.parameters.get("file").flatMap({ Templates.file($0) }) else {
        throw Refusal.notFound
      }
      var response = Response(type: file.type, Array(file.text.utf8))
      response.headers[.cacheControl] = "private, max-age=300"
      return response
    }
  }

  private func welcome(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    try await site.page(
      "welcome", LocalizedText(zh: "毕业生图像采集", en: "Graduation photo"), at: "/", context, status: status,
      problem: problem)
  }

  /// A new token for whoever comes in: what somebody else may have planted is worth nothing.
  private func enter(
    _ context: ServiceContext, otherwise show: (Failure, HTTPResponse.Status) async throws -> Response,
    _ body: @escaping @Sendable () throws -> SecretToken
  ) async throws -> Response {
    guard site.tries.allows(context.address) else { throw Refusal.tooManyRequests }
    do {
      let (token, path) = try await Blocking.run {
        let token = try body()
        guard case .student(let id) = try site.collection.session(token)?.visitor else {
          throw AccessError.unknownLink
        }
        let view = try StudentView(id, site)
        let asksForCode = !view.hasCode && view.student.state.isBeforePhotos
        return (token, asksForCode ? StudentPage.code.path : view.next.path)
      }
      var response = Response.see(path)
      response.setCookie(context.cookie(Gate.cookie, token.text))
      return response
    } catch let error as AccessError {
      site.tries.take(context.address)
      let problem = Problem(error)
      return try await show(problem.failure, problem.status)
    }
  }
}

/// A path of this service, and of nobody else's.
struct LocalPath {
  let text: String

  private static let most = 80

  init(_ asked: String?) {
    let isLocal =
      asked.map { path in
        path.hasPrefix("/") && path.count <= LocalPath.most
          && path.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "/" || $0 == "-") }
          && !path.hasPrefix("//")
      } ?? false
    text = isLocal ? asked ?? "/" : "/"
  }
}
