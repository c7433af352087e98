internal import Collection
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import Tables

/// What leaves the collection: messages to students, and pictures for the school.
extension DeskRoutes {
  func addHandover(to desk: RouterGroup<ServiceContext>) {
    desk.post("notices") { _, context in
      try await office(context) { _, account in
        guard let run = try site.collection.nextNoticeRun(by: account.name) else {
          return LocalizedText(zh: "没有新的通知", en: "nothing new to tell")
        }
        let count = try site.collection.notices(in: run, site.notices).count
        try site.collection.finish(run)
        return LocalizedText(
          zh: "\(count) 条通知已写入 \(run.fileStem).csv", en: "\(run.fileStem).csv has \(count) messages")
      }
    }
    desk.get("notices/:run") { _, context in
      _ = try account(context, .office)
      let number = context.parameters.get("run").flatMap { Int64($0) }
      let (name, text) = try await Blocking.run {
        guard let run = try site.collection.noticeRuns().first(where: { $0.run == number }) else {
          throw Refusal.notFound
        }
        return (run.fileStem + ".csv", Notice.table(try site.collection.notices(in: run, site.notices)))
      }
      return Response.attachment(Array(text.utf8), named: name)
    }
    desk.post("deliver") { _, context in
      try await office(context) { form, account in
        guard form["sure"] == "yes" else { throw StudentProblem.notSure }
        let (count, failures) = try site.collection.handOver(by: account.name)
        if count == 0, let first = failures.first { throw first }
        let rest = failures.first.map {
          LocalizedText(
            zh: "；\(failures.count) 人未交付：\($0.forPages.zh)",
            en: "; not handed over: \(failures.count). \($0.forPages.en)")
        }
        return LocalizedText(
          zh: "已交付 \(count) 人" + (rest?.zh ?? ""), en: "handed over: \(count)" + (rest?.en ?? ""))
      }
    }
    desk.get("delivered.zip") { _, context in
      _ = try account(context, .office)
      let file = try await site.decoding.pass { try archive() }
      return Response.attachment(file, named: "delivered.zip")
    }
  }

  /// The file has no name any more: what is left of it goes with whoever reads it.
  private func archive() throws -> FilePieces {
    let pictures = try site.collection.handedOver()
    guard !pictures.isEmpty else { throw Refusal.notFound }
    let path = site.collection.newTemporaryFile()
    defer { FileSystem.remove(path) }
    let zip = try ZipWriter(path)
    for picture in pictures { try zip.add(picture.picture, as: picture.name) }
    try zip.close()
    return try FilePieces(path)
  }
}
