internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import NIOCore
internal import Rules
internal import ServiceLifecycle

/// The last takes for whoever photographs, and counts as they change.
extension DeskRoutes {
  private static let wallTitle = LocalizedText(zh: "最近的照片", en: "The last takes")
  private static let wallCount = 24
  /// Seconds between two looks at the counts.
  private static let pace = Duration.seconds(2)

  func addWall(to desk: RouterGroup<ServiceContext>) {
    desk.get("wall") { _, context in
      _ = try account(context)
      return try await site.page(
        "wall", DeskRoutes.wallTitle, at: "/desk/wall", context, scripts: ["wall.js", "counts.js"]
      ) {
        [
          "items": try site.collection.lastTakes(DeskRoutes.wallCount).map {
            wallItem($0.take, $0.student, context.language)
          }
        ]
      }
    }
    desk.get("live") { _, context in
      _ = try account(context)
      let (site, token) = (self.site, context.token)
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: ResponseBody { writer in
          var last = ""
          // Ends with the session, the connection and the service.
          while !Task.isShuttingDownGracefully,
            try await Blocking.run({ try site.collection.session(token) }) != nil
          {
            let counts = try await Blocking.run { JSONLine.encode(try LiveCounts(site)) }
            // A line that says nothing finds out whether anybody is still there.
            let text = counts == last ? ":\n\n" : "data: \(counts)\n\n"
            last = counts
            try await writer.write(ByteBuffer(string: text))
            try await Task.sleep(for: DeskRoutes.pace)
          }
          try await writer.finish(nil)
        })
    }
  }

  private func wallItem(_ take: Take, _ student: Student, _ language: Language) -> [String: Any] {
    let problems = TakeWords(take, site.standard).problems.filter { $0.verdict == .fail }
    return [
      "picture": "/desk/takes/\(student.id.value)/\(take.number)", "style": take.outcome,
      "verdict": TakeWords.verdict(take)[language], "who": student.label + " " + student.record.name,
      "why": problems.map { $0.title[language] }.joined(separator: language.choose("、", ", ")),
    ]
  }
}

/// What a desk keeps an eye on.
private struct LiveCounts: Encodable {
  var waiting: Int
  var due: Int
  var overdue: Int
  var queue: Int
  var takes: Int

  init(_ site: Site) throws {
    let status = try site.collection.status()
    waiting = status.counts[.inReview] ?? 0
    (due, overdue) = (status.due, status.overdue)
    queue = site.queue.count
    takes = try site.collection.takeCount()
  }
}
