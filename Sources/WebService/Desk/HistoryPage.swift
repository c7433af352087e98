internal import Collection
internal import Hummingbird
internal import Localization

/// One student's takes, and who did what.
extension DeskRoutes {
  func addHistory(to desk: RouterGroup<ServiceContext>) {
    desk.get("history/:student") { _, context in
      _ = try account(context)
      let (id, language) = (try student(context), context.language)
      let title = LocalizedText(zh: "历史", en: "History")
      return try await site.page(
        "history", title, at: "/desk/history/\(id.value)", context, scripts: ["counts.js"]
      ) {
        let student = try site.collection.student(id)
        var events: [[String: String]] = []
        try site.collection.history(of: id) { event in
          let to = event.to.map { $0 == event.from ? "" : " → " + $0.text[language] } ?? ""
          events.append(["time": event.time.short, "actor": event.actor, "what": event.name + to])
        }
        return [
          "who": student.label + " " + student.record.name, "state": student.state.text[language],
          "events": Array(events.reversed()),
          "takes": try site.collection.takes(of: id).map { take in
            [
              "id": String(id.value), "number": String(take.number), "style": take.outcome,
              "verdict": TakeWords.verdict(take)[language],
              "chosen": take.original == student.accepted ? language.choose("（选定）", "(chosen)") : "",
            ]
          },
        ]
      }
    }
  }
}
