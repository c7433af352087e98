internal import Collection
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// Looks at each request before anybody acts on it: is it for us, is it one of too many, who sends it, and did a page of ours
/// make it.
struct Gate: RouterMiddleware {
  typealias Context = ServiceContext

  let collection: PhotoCollection
  let hosts: Hosts
  let rate: RateLimiter
  /// Of those who review: a decision is three requests, and a desk of several has one address.
  let deskRate: RateLimiter

  static let cookie = "visit"
  static let languageCookie = "lang"
  private static let hostHeader = HTTPField.Name("Host") ?? .server
  /// The header by which scripts bring the token of forms.
  static let tokenHeader = HTTPField.Name("X-Form-Token") ?? .server

  func handle(
    _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    // A second Host field is left among the others.
    guard hosts.contains(request.head.authority), request.headers[Gate.hostHeader] == nil else {
      throw Refusal.wrongHost
    }
    var isWithinRate = rate.take(context.address)
    var context = context
    context.scheme = hosts.scheme
    let cookie = request.cookies[hosts.scheme.cookie(Gate.cookie)].flatMap { SecretToken($0.value) }
    if let cookie {
      isWithinRate = rate.take(cookie.digest) && isWithinRate
      context.token = cookie
      context.session = try await Blocking.run { [collection] in try collection.session(cookie) }
      if context.account != nil { isWithinRate = deskRate.take(cookie.digest) }
    }
    guard isWithinRate else { throw Refusal.tooManyRequests }
    var request = request
    switch request.method {
    case .get, .head: break
    case .post: try await check(&request, &context)
    default: throw Refusal.methodNotAllowed
    }
    var response = try await next(request, context)
    if cookie == nil, response.headers[values: .setCookie].isEmpty {
      response.setCookie(context.cookie(Gate.cookie, context.token.text))
    }
    return response
  }

  static func language(of request: Request) -> Language {
    for scheme in [Scheme.https, .http] {
      let cookie = request.cookies[scheme.cookie(Gate.languageCookie)]
      if let chosen = cookie.flatMap({ Language(rawValue: $0.value) }) { return chosen }
    }
    let wanted = request.headers[.acceptLanguage]?.lowercased() ?? ""
    return wanted.isEmpty || wanted.contains("zh") ? .zh : .en
  }

  private func check(_ request: inout Request, _ context: inout ServiceContext) async throws {
    guard hosts.isOrigin(request.headers[.origin], of: request.head.authority) else {
      throw Refusal.wrongOrigin
    }
    var sent = request.headers[Gate.tokenHeader] ?? ""
    if request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true {
      let body = try await request.body.collect(upTo: Form.byteLimit)
      context.form = Form(String(buffer: body))
      if sent.isEmpty { sent = context.form["token"] }
    }
    guard Digest.areSame(sent, context.csrf) else { throw Refusal.wrongToken }
  }
}
