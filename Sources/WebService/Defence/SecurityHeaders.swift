internal import HTTPTypes
internal import Hummingbird

/// What browsers are told with each answer, refusals too.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = ServiceContext

  private static let policy = [
    "default-src 'none'", "img-src 'self'", "style-src 'self'", "script-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  func handle(
    _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = SecurityHeaders.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[Names.frames] = "DENY"
    // Not "no-referrer": with that browsers send "Origin: null" with forms. Nobody else is told where one comes from.
    response.headers[Names.referrer] = "same-origin"
    response.headers[Names.permissions] = "camera=(), microphone=(), geolocation=()"
    response.headers[Names.resources] = "same-origin"
    response.headers[Names.opener] = "same-origin"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }

  private enum Names {
    static let frames = name("X-Frame-Options")
    static let referrer = name("Referrer-Policy")
    static let permissions = name("Permissions-Policy")
    static let resources = name("Cross-Origin-Resource-Policy")
    static let opener = name("Cross-Origin-Opener-Policy")

    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }
  }
}
