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
          return LocalizedText(zh: "没有新的通知", en: "no new messages")
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
      let account = try account(context, .office)
      do {
        guard context.form["sure"] == "yes" else { throw StudentProblem.notSure }
        let (count, left) = try await Blocking.run { try site.collection.handOver(by: account.name) }
        let done = LocalizedText(zh: "已交付 \(count) 人", en: "handed over: \(count)")
        return try await officePage(
          context, done: done, left: left,
          status: count == 0 && !left.isEmpty ? .unprocessableContent : .ok)
      } catch let error as any ExplainedError {
        let problem = Problem(error)
        return try await officePage(context, problem: problem.failure, status: problem.status)
      }
    }
    desk.get("delivered.zip") { request, context in
      _ = try account(context, .office)
      // All of it would be made for an answer without it.
      guard request.method == .get else { throw Refusal.methodNotAllowed }
      let file = try await archives.pass { try archive() }
      return Response.attachment(file, named: "delivered.zip")
    }
  }

  /// Pictures are read at the end: one that is erased meanwhile is not among those of a second try.
  private func archive() throws -> FilePieces {
    do { return try writeArchive() } catch is TableWritingError { return try writeArchive() }
  }

  /// The file has no name any more: what is left of it goes with whoever reads it.
  private func writeArchive() throws -> FilePieces {
    let (pictures, failures) = try site.collection.handedOver()
    guard !pictures.isEmpty || !failures.isEmpty else { throw Refusal.notFound }
    let path = site.collection.newTemporaryFile()
    defer { FileSystem.remove(path) }
    let zip = try ZipWriter(path)
    for picture in pictures { try zip.add(picture.picture, as: picture.name) }
    if !failures.isEmpty {
      let lines = failures.map { $0.forPages.zh + " " + $0.forPages.en + "\r\n" }
      try zip.add(Escaping.byteOrderMark + lines.joined(), as: "not-included.txt")
    }
    try zip.close()
    return try FilePieces(path)
  }
}
