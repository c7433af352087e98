internal import Collection
internal import Hummingbird
internal import Localization
internal import Rosters

/// The school's list, from the office's browser.
extension DeskRoutes {
  /// Bytes of a list of some ten thousand students.
  private static let rosterLimit = 20 << 20

  func addRoster(to desk: RouterGroup<ServiceContext>) {
    desk.post("roster") { request, context in
      let account = try account(context, .office)
      let body = try await request.body.collect(upTo: DeskRoutes.rosterLimit)
      guard body.readableBytes > 0 else { throw Refusal.empty }
      let bytes = Array(buffer: body)
      let report = try await Blocking.run {
        try site.collection.importRoster(try Roster(bytes: bytes), by: account.name)
      }
      return Response.json(DeskRoutes.words(report).answer(context.language, code: "ok"))
    }
  }

  private static func words(_ report: ImportReport) -> LocalizedText {
    let (added, changed, gone, refused) = (
      report.count(.added), report.count(.changed) + report.count(.held), report.count(.gone),
      report.count(.refused)
    )
    return LocalizedText(
      zh: "新增 \(added)，变动 \(changed)，名单上没有了 \(gone)，未导入 \(refused)",
      en: "\(added) added, \(changed) changed, \(gone) gone, \(refused) refused")
  }
}
