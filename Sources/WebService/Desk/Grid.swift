internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization

/// Clean photos, looked at together.
extension DeskRoutes {
  private static let gridTitle = LocalizedText(zh: "批量通过", en: "Approve many")
  /// Photos that a person looks over at once.
  private static let most = 60

  func addGrid(to desk: RouterGroup<ServiceContext>) {
    desk.get("grid") { _, context in try await gridPage(context) }
    desk.post("grid") { _, context in
      let account = try account(context)
      let failures = try await Blocking.run {
        let changes = context.form.all("student").compactMap { DeskRoutes.approval($0) }
        return try site.collection.perform(changes, by: account.name).compactMap { result -> Failure? in
          guard case .failure(let error) = result else { return nil }
          return Failure(error)
        }
      }
      guard let first = failures.first else { return Response.see("/desk/grid") }
      return try await gridPage(context, first, .conflict)
    }
  }

  /// - Parameter text: "student:version".
  private static func approval(_ text: String) -> Change? {
    let parts = text.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2 else { return nil }
    return Change(StudentID(parts[0]), Approve(), version: parts[1])
  }

  private func gridPage(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok
  )
    async throws -> Response
  {
    _ = try account(context)
    return try await site.page(
      "grid", DeskRoutes.gridTitle, at: "/desk/grid", context, status: status, problem: problem,
      scripts: ["counts.js"]
    ) {
      var items: [[String: String]] = []
      for item in try site.collection.reviewQueue() where items.count < DeskRoutes.most {
        guard try isClean(item) else { continue }
        items.append([
          "id": String(item.student.id.value), "version": String(item.student.version),
          "who": item.student.label + " " + item.student.record.name,
        ])
      }
      return ["items": items, "any": !items.isEmpty]
    }
  }

  /// All rules kept, nothing to tell, nobody asked, and no doubt whose face it is.
  private func isClean(_ item: ReviewItem) throws -> Bool {
    guard item.outcome == "pass", item.asked == nil, item.comparison == nil || item.comparison == "same"
    else {
      return false
    }
    let warnings = try site.collection.chosenTake(of: item.student)?.warnings ?? []
    return warnings.allSatisfy { $0.code == "no-capture-date" }
  }
}
