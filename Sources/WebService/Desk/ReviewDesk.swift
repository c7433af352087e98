internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import Rules

/// The queue and the decisions.
extension DeskRoutes {
  /// Photos that a page holds at once.
  private static let page = 200

  func addReview(to desk: RouterGroup<ServiceContext>) {
    desk.get { _, context in
      guard context.account != nil else { return try await signIn(context) }
      return try await site.page(
        "desk", DeskRoutes.title, at: "/desk", context, scripts: ["desk.js", "counts.js"]
      ) { try filters(context.language) }
    }
    desk.get("queue") { request, context in
      let account = try account(context)
      let asked = Form(request.uri.query ?? "")
      return Response.json(
        try await Blocking.run { try cards(asked, for: account, context.language) })
    }
    desk.post("decide") { _, context in
      let account = try account(context)
      return Response.json(try await Blocking.run { try decide(context.form, account, context.language) })
    }
  }

  /// - Parameter asked: college, class and rule, each empty for any.
  private func cards(_ asked: Form, for account: Account, _ language: Language) throws -> [ReviewCard] {
    func value(_ name: String) -> String? { asked[name].isEmpty ? nil : asked[name] }
    let queue = try site.collection.reviewQueue(college: value("college"), classGroup: value("class"))
    var cards: [ReviewCard] = []
    // What somebody leaves to others, others see.
    for item in queue where item.asked != account.name && cards.count < DeskRoutes.page {
      if let card = try ReviewCard(item, site, rule: value("rule"), language) { cards.append(card) }
    }
    return cards
  }

  private func filters(_ language: Language) throws -> [String: Any] {
    let queue = try site.collection.reviewQueue()
    let rules = Registry.rules.filter { $0.limit(in: site.standard) != nil }
    return [
      "colleges": Set(queue.map(\.student.record.college)).subtracting([""]).sorted(),
      "classes": Set(queue.map(\.student.record.classGroup)).subtracting([""]).sorted(),
      "rules": rules.map { ["code": $0.id, "title": $0.info.title[language]] },
    ]
  }

  private struct Decision: Encodable {
    var version: String
    var text: String
  }

  /// - Throws: `CollectionError.changedMeanwhile` where somebody else was quicker.
  private func decide(_ form: Form, _ account: Account, _ language: Language) throws -> Decision {
    guard let id = Int64(form["student"]), let version = Int64(form["version"]) else {
      throw Refusal.notFound
    }
    let (transition, done) = try transition(form)
    let event = try site.collection.perform(
      [Change(StudentID(id), transition, version: version)], by: account.name)[0].get()
    return Decision(version: String(event.id), text: done[language])
  }

  private func transition(_ form: Form) throws -> (any Transition, LocalizedText) {
    switch form["decision"] {
    case "approve": return (Approve(), LocalizedText(zh: "已通过", en: "approved"))
    case "return":
      let back = try ReturnPhoto(
        reasons: form.all("reason"), note: printable(String(form["note"].prefix(200))))
      return (back, LocalizedText(zh: "已退回", en: "returned"))
    case "ask": return (AskColleague(), LocalizedText(zh: "已请同事看", en: "left to a colleague"))
    case "undo": return (UndoReview(), LocalizedText(zh: "已撤销", en: "undone"))
    default: throw Refusal.notFound
    }
  }
}
