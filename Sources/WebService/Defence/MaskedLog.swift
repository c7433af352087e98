internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// One line a request for whoever runs the service: nobody's number, name or token stands in it.
struct MaskedLog: RouterMiddleware {
  typealias Context = ServiceContext

  let write: @Sendable (String) -> Void

  func handle(
    _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    // The route as it is written here, not as it was asked for.
    let route = context.endpointPath ?? "–"
    write(
      "\(context.address) \(request.method.rawValue.prefix(8)) \(route) \(response.status.code) \(milliseconds) ms"
    )
    return response
  }
}
