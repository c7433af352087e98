internal import Collection
internal import Files
internal import Hummingbird
internal import Localization
internal import NIOCore

/// What is known of a request besides what it says.
struct ServiceContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Of whoever asks, as text; "?" where the connection is gone.
  let address: String
  /// The visitor's cookie; a new one where there is none.
  var token = SecretToken.random()
  var session: Session?
  var language = Language.zh
  var form = Form()
  var scheme = Scheme.http

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? "?"
  }

  /// What a form must bring back.
  var csrf: String { token.derived("form") }

  /// A cookie that scripts can't read and that no other site's page makes the browser send.
  func cookie(_ name: String, _ value: String) -> Cookie {
    Cookie(
      name: scheme.cookie(name), value: value, path: "/", secure: scheme == .https, httpOnly: true,
      sameSite: .strict)
  }

  var student: StudentID? { if case .student(let id) = session?.visitor { id } else { nil } }

  var account: Account? { if case .account(let account) = session?.visitor { account } else { nil } }
}
