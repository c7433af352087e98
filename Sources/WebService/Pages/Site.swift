internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import Rules

/// What all pages work with.
struct Site: Sendable {
  let collection: PhotoCollection
  let queue: UploadQueue
  let shelf: PictureShelf
  let limits: ServiceLimits
  /// Failed tries to come in, by address.
  let tries: RateLimiter
  let settings: CollectionSettings
  let standard: Standard
  let guides: LocalizedGuide
  let notices: NoticeTemplates
  /// Pictures that are compared with, where there are any.
  let references: References
  /// Pictures that may be decoded at once while somebody waits.
  let decoding: Turnstile

  /// Who acts, in the log, where it is the student's own doing.
  static let student = "学生本人 student"

  /// A page; what it takes to fill it is looked up where nobody else waits for it.
  func page(
    _ name: String, _ title: LocalizedText, at path: String, _ context: ServiceContext,
    status: HTTPResponse.Status = .ok, problem: Failure? = nil, scripts: [String] = [],
    _ values: @escaping @Sendable () throws -> [String: Any] = { [:] }
  ) async throws -> Response {
    let text = try await Blocking.run {
      var all = common(title, path, context)
      if let problem { all["problem"] = problem.forPages[context.language] }
      all["scripts"] = scripts
      return Templates.page(name, all.merging(try values()) { $1 })
    }
    return .html(text, status: status)
  }

  private func common(_ title: LocalizedText, _ path: String, _ context: ServiceContext) -> [String: Any] {
    [
      "lang": context.language.tag, "zh": context.language == .zh, "en": context.language == .en,
      "title": title[context.language], "school": settings.school, "batch": settings.batch, "path": path,
      "wide": context.account != nil, "isOffice": context.account?.role == .office, "token": context.csrf,
      "signedIn": context.session != nil,
      "home": context.student != nil ? "/me" : context.account != nil ? "/desk" : "/",
    ]
  }
}

extension Failure {
  /// Without the commands that would help whoever sits at the machine, and without the numbers of others.
  var forPages: LocalizedText {
    namingNobody.text.map { text in
      text.replacing(/\s?[（(]collect [^）)]*[）)]/, with: "")
    }
  }
}
