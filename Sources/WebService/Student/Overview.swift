internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// The progress page, and what scripts ask to know whether it is still true.
extension StudentRoutes {
  func addOverview(to me: RouterGroup<ServiceContext>) {
    me.get { _, context in
      try await show(.home, "home", context, scripts: ["student.js"]) { view in
        try overview(view, context.language)
      }
    }
    me.get("state") { _, context in
      let id = try student(context)
      return Response.json(try await Blocking.run { try state(of: id, context.language) })
    }
  }

  private struct StateAnswer: Encodable {
    struct Photo: Encodable {
      var id: String
      var text: String
      var take: Int?
      var isRefused: Bool
    }
    var key: String
    /// Milliseconds until it is worth asking again.
    var wait: Int
    var uploads: [Photo]
  }

  private func state(of id: StudentID, _ language: Language) throws -> StateAnswer {
    let view = try StudentView(id, site)
    return StateAnswer(
      key: view.key, wait: view.patience(site.queue),
      uploads: view.uploads.map { upload in
        let words = UploadWords(upload, place: site.queue.place(of: upload.id))
        return .init(
          id: String(upload.id), text: words.text[language], take: words.take, isRefused: words.isRefused)
      })
  }

  private func overview(_ view: StudentView, _ language: Language) throws -> [String: Any] {
    let student = view.student
    let record = student.record
    var values: [String: Any] = [
      "name": record.name, "number": student.label,
      "place": [record.college, record.major, record.classGroup].filter { !$0.isEmpty }.joined(
        separator: " · "),
      "key": view.key, "stateText": student.state.text[language],
      "isOpen": !student.state.isClosed,
      "steps": StepList(view).items.map { item in
        [
          "path": item.page.path, "title": item.title[language], "mark": item.isDone ? "✓" : "",
          "style": item.isNow ? "now" : "",
        ]
      },
      "messages": try site.collection.messages(of: student.id, site.notices, site.standard).map { notice in
        [
          "time": String(notice.time.prefix(16)).replacing("T", with: " "),
          "text": language == .zh ? notice.zh : notice.en,
        ]
      },
      "waiting": view.uploads.filter { $0.outcome == .waiting }.map {
        UploadWords($0, place: site.queue.place(of: $0.id)).text[language]
      },
    ]
    values["canPrint"] = view.printed != nil
    if let advice = advice(view)?[language] { values["advice"] = advice }
    if view.next != .home {
      values["next"] = ["path": view.next.path, "title": view.next.title[language]]
    }
    if let chosen = view.chosen, !view.canShoot {
      values["chosen"] = [
        "number": chosen.number, "alt": language.choose("选定的成品照片", "The finished picture you chose"),
      ]
    }
    if view.uploads.contains(where: { $0.outcome == .waiting }) { values["refresh"] = 5 }
    return values
  }

  /// What a state means for the student.
  private func advice(_ view: StudentView) -> LocalizedText? {
    let fee = view.settings.fee.text
    return switch view.student.state {
    case .shot:
      LocalizedText(
        zh: "还没有选定照片：在“拍摄照片”里点开一张合格的选定，或再拍一张。",
        en:
          "No photo is chosen yet: open one that conforms under “Take the photo” and choose it, or take another."
      )
    case .accepted:
      LocalizedText(
        zh: "照片已选定。请向学校缴费 \(fee) 元，缴费后开始审核。",
        en: "Your photo is chosen. Pay \(fee) yuan to the school; the review begins then.")
    case .inReview:
      LocalizedText(
        zh: "人工审核一般在 24 小时内，最长不超过 48 小时。本页会自动更新。",
        en: "A person looks at it within 24 hours, 48 at most. This page keeps itself up to date.")
    case .approved:
      LocalizedText(zh: "审核通过，等学校统一交付。", en: "Approved; the school hands it over with all others.")
    case .delivered: LocalizedText(zh: "学校已交付你的照片。", en: "The school has handed your photo over.")
    case .returned:
      LocalizedText(
        zh: "照片被退回，请按下面的说明重拍，不再收费。",
        en: "Your photo was returned: take a new one as told below; it costs nothing.")
    case .withdrawn:
      LocalizedText(zh: "你已撤回同意，照片和资料已删除。", en: "You took your consent back; photos and data are erased.")
    default: nil
    }
  }
}
