internal import Collection
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import NIOCore
internal import NIOHTTP1
internal import SystemPackage

/// Makes of an error a page, or an object for scripts: a status and one sentence, and nothing of what lies behind it.
struct Problems: RouterMiddleware {
  typealias Context = ServiceContext

  let site: Site

  func handle(
    _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.language = Gate.language(of: request)
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // What is no HTTP is the server's to answer.
      throw error
    } catch {
      let problem = Problem(error)
      var response: Response
      if request.headers[Gate.tokenHeader] != nil || request.headers[.accept]?.contains("json") == true {
        response = .json(
          problem.failure.forPages.answer(context.language, code: problem.failure.code),
          status: problem.status)
      } else {
        response = try await site.page(
          "problem", LocalizedText(zh: "没有成功", en: "That did not work"), at: "/", context,
          status: problem.status, problem: problem.failure)
      }
      if problem.closesConnection { response.headers[.connection] = "close" }
      return response
    }
  }
}

/// What a script is told.
struct ScriptAnswer: Encodable {
  var code = "ok"
  var text: String
  var upload: String?
}

extension LocalizedText {
  func answer(_ language: Language, code: String) -> ScriptAnswer {
    ScriptAnswer(code: code, text: self[language])
  }
}

/// An error as it is answered.
struct Problem {
  let status: HTTPResponse.Status
  let failure: Failure

  /// What was sent is not read to its end.
  var closesConnection: Bool { status == .contentTooLarge || status == .tooManyRequests }

  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: (status, failure) = (refusal.status, Failure(refusal))
    case let error as HTTPError:
      status = error.status
      failure = Failure(error.status == .notFound ? Refusal.notFound : Refusal.wrongType)
    case is NIOTooManyBytesError: (status, failure) = (.contentTooLarge, Failure(Refusal.tooLarge))
    case let error as AccessError: (status, failure) = (Problem.status(of: error), Failure(error))
    case let error as CollectionError: (status, failure) = (Problem.status(of: error), Failure(error))
    case let error as FileError: (status, failure) = Problem.disk(error)
    case let error as any ExplainedError: (status, failure) = (.unprocessableContent, Failure(error))
    default: (status, failure) = (.internalServerError, Problem.unknown)
    }
  }

  private static let unknown = Failure(
    code: "internal",
    text: LocalizedText(zh: "出了问题，请稍后再试。", en: "Something went wrong: try again in a while."))

  /// RFC 4918 §11.5.
  private static let insufficientStorage = HTTPResponse.Status(
    code: 507, reasonPhrase: "Insufficient Storage")

  /// Nobody but whoever sits at the machine is told where files lie.
  private static func disk(_ error: FileError) -> (HTTPResponse.Status, Failure) {
    switch error.cause as? Errno {
    case .noSpace, .diskQuotaExceeded:
      (
        Problem.insufficientStorage,
        Failure(
          code: "disk-full",
          text: LocalizedText(
            zh: "学校服务器的磁盘已满：请告诉学校，稍后再试。",
            en: "The disk of the school's machine is full: tell the school, and try again later."))
      )
    case .noSuchFileOrDirectory: (Refusal.notFound.status, Failure(Refusal.notFound))
    default:
      if case .notFound = error {
        (Refusal.notFound.status, Failure(Refusal.notFound))
      } else {
        (
          .serviceUnavailable,
          Failure(
            code: "disk",
            text: LocalizedText(
              zh: "学校的服务器暂时无法读写文件：请稍后再试。",
              en: "The school's machine can't read or write files just now: try again later."))
        )
      }
    }
  }

  private static func status(of error: AccessError) -> HTTPResponse.Status {
    switch error {
    case .tooManyUploads, .locked: .tooManyRequests
    default: .unauthorized
    }
  }

  private static func status(of error: CollectionError) -> HTTPResponse.Status {
    switch error {
    case .database: .serviceUnavailable
    case .changedMeanwhile, .wrongState, .closed, .missing: .conflict
    case .unknownStudent: .notFound
    default: .unprocessableContent
    }
  }
}
