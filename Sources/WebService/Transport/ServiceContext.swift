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

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? "?"
  }

  /// What a form must bring back.
  var csrf: String { token.derived("form") }

  var student: StudentID? { if case .student(let id) = session?.visitor { id } else { nil } }

  var account: Account? { if case .account(let account) = session?.visitor { account } else { nil } }
}
