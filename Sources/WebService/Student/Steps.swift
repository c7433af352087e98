internal import Collection
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import Reports
internal import Rules
internal import SystemPackage

/// 核验, 同意, 核对, 档案.
extension StudentRoutes {
  func addSteps(to me: RouterGroup<ServiceContext>) {
    me.get("verify") { _, context in try await verifyPage(context) }
    me.post("verify") { _, context in
      try await act(context, otherwise: { try await verifyPage(context, $0, $1) }) { id in
        let digits = try IdentityDigits(context.form["digits"])
        try site.collection.verify(id, digits: digits, by: Site.student)
      }
    }
    me.get("consent") { _, context in try await consentPage(context) }
    me.post("consent") { _, context in
      try await act(context, otherwise: { try await consentPage(context, $0, $1) }) { id in
        guard context.form["agree"] == "yes" else { throw StudentProblem.notAgreed }
        guard let text = try site.collection.settings().privacy else { throw CollectionError.noPrivacyText }
        // What was shown is what is agreed to.
        let shown = PrivacyText(sha256: context.form["text"], version: text.version)
        try site.collection.perform(GiveConsent(to: shown, channel: "page"), on: id, by: Site.student)
      }
    }
    me.get("data") { _, context in try await dataPage(context) }
    me.post("data") { _, context in
      try await act(context, otherwise: { try await dataPage(context, $0, $1) }) { id in
        try site.collection.perform(ConfirmData(), on: id, by: Site.student)
      }
    }
    me.post("correction") { _, context in
      try await act(context, then: .data, otherwise: { try await dataPage(context, $0, $1) }) { id in
        let value = context.form["value"]
        guard let field = RecordField(context.form["field"]), (1...120).contains(value.count) else {
          throw StudentProblem.badCorrection
        }
        try site.collection.requestCorrection(
          of: id, field, to: printable(value), why: printable(String(context.form["why"].prefix(200))),
          by: Site.student)
      }
    }
    me.get("profile") { _, context in try await profilePage(context) }
    me.post("profile") { _, context in
      try await act(context, otherwise: { try await profilePage(context, $0, $1) }) { id in
        let form = context.form
        let profile = try Profile(
          phone: form["phone"], address: form["address"], postcode: form["postcode"])
        try site.collection.perform(SetProfile(profile), on: id, by: Site.student)
      }
    }
    me.get("guide") { _, context in
      try await show(.guide, "guide", context) { _ in guideValues(context.language) }
    }
  }

  private func verifyPage(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    try await show(.verify, "verify", context, problem: problem, status: status) { view in
      done(view.student.verified, context)
    }
  }

  private func consentPage(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    try await show(.consent, "consent", context, problem: problem, status: status) { view in
      guard let text = view.settings.privacy else { throw CollectionError.noPrivacyText }
      let bytes = try FileSystem.read(
        site.collection.folder.texts / (text.sha256 + ".txt"), limit: StudentRoutes.privacyLimit)
      return done(view.student.consented, context).merging([
        "text": String(decoding: bytes, as: UTF8.self), "version": text.version, "sha256": text.sha256,
      ]) { $1 }
    }
  }

  /// Bytes of a privacy text.
  private static let privacyLimit = 1 << 20

  private func dataPage(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    try await show(.data, "data", context, problem: problem, status: status) { view in
      let id = view.student.id
      let open = try site.collection.openCorrections().filter { $0.student == id }
      let isConfirmed = view.student.confirmed != nil
      let isReady = view.student.missingSteps(view.settings).first == .confirm
      return done(view.student.confirmed, context).merging([
        "fields": RecordField.correctable.map { field in
          ["code": field.rawValue, "name": field.title[context.language]]
        },
        "known": RecordField.correctable.filter { !view.student.record[$0].isEmpty }.map { field in
          ["name": field.title[context.language], "value": view.student.record[field]]
        },
        "corrections": open.map { ["field": $0.field.title[context.language], "new": $0.new] },
        "canConfirm": !isConfirmed && open.isEmpty && isReady,
        "canCorrect": !view.student.state.isClosed && view.student.state != .delivered,
      ]) { $1 }
    }
  }

  private func profilePage(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    try await show(.profile, "profile", context, problem: problem, status: status) { view in
      let record = view.student.record
      let form = context.form
      return [
        "phone": problem == nil ? record.phone : form["phone"],
        "address": problem == nil ? record.address : form["address"],
        "postcode": problem == nil ? record.postcode : form["postcode"],
      ]
    }
  }

  /// When a step was done.
  private func done(_ time: Moment?, _ context: ServiceContext) -> [String: Any] {
    time.map { ["done": context.language.choose("\($0.short) 已完成", "done \($0.short)")] } ?? [:]
  }

  private func guideValues(_ language: Language) -> [String: Any] {
    let guide = site.guides[language]
    return [
      "figures": guide.figures.map {
        ["title": $0.title, "svg": $0.svg, "isWide": $0.isWide] as [String: Any]
      },
      "chapters": guide.chapters.map { chapter in
        ["title": chapter.title, "rules": chapter.rules.map { ["title": $0.title, "why": $0.why] }]
          as [String: Any]
      },
    ]
  }
}

/// Something missing in a form.
enum StudentProblem {
  static let notAgreed = Failure(
    code: "not-agreed",
    text: LocalizedText(zh: "请先勾选“我已阅读并同意”。", en: "Tick “I have read it and agree” first."))
  static let badCorrection = Failure(
    code: "bad-correction", text: LocalizedText(zh: "请写明应更正为什么。", en: "Say what it should be."))
  static let notSure = Failure(
    code: "not-sure", text: LocalizedText(zh: "请先勾选确认。", en: "Tick the box first."))
}
