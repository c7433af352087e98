internal import Collection
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import Reports
internal import Rules

/// One take: verdict, pictures, choosing it.
extension StudentRoutes {
  func addTakes(to me: RouterGroup<ServiceContext>) {
    let takes = me.group("takes/:number")
    takes.get { _, context in try await takePage(context) }
    takes.post("accept") { _, context in
      let number = try number(context)
      return try await act(context, then: .home, otherwise: { try await takePage(context, $0, $1) }) { id in
        let take = try take(number, of: id)
        let choice = AcceptTake(original: take.original, finished: take.finished ?? "")
        try site.collection.perform(choice, on: id, by: Site.student)
      }
    }
    takes.get("finished") { _, context in try await picture(context) { ($0.finished, .finished) } }
    takes.get("marked") { _, context in try await picture(context) { ($0.marked, .marked) } }
    takes.get("source") { _, context in try await picture(context) { ($0.original, .originals) } }
    takes.get("original") { _, context in
      let (id, number) = (try student(context), try number(context))
      let file = try await Blocking.run {
        let take = try take(number, of: id)
        return try FilePieces(site.collection.folder.path(of: StoredFile(.originals, take.original)))
      }
      return Response.attachment(file, named: "photo-\(number)")
    }
  }

  /// - Throws: `Refusal.notFound` for what is no number of a take.
  private func number(_ context: ServiceContext) throws -> Int {
    guard let number = context.parameters.get("number").flatMap({ Int($0) }) else { throw Refusal.notFound }
    return number
  }

  private func take(_ number: Int, of student: StudentID) throws -> Take {
    guard let take = try site.collection.takes(of: student).first(where: { $0.number == number }) else {
      throw Refusal.notFound
    }
    return take
  }

  private func picture(
    _ context: ServiceContext, _ file: @escaping @Sendable (Take) -> (hash: String?, folder: PhotoFolder)
  ) async throws -> Response {
    let (id, number) = (try student(context), try number(context))
    let picture = try await site.decoding.pass {
      let (hash, folder) = file(try take(number, of: id))
      guard let hash else { throw Refusal.notFound }
      return try site.shelf.picture(StoredFile(folder, hash))
    }
    // Kept nowhere: the address is the same for every student, and phones are shared.
    return Response(type: "image/jpeg", picture)
  }

  private func takePage(
    _ context: ServiceContext, _ problem: Failure? = nil, _ status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let (id, number) = (try student(context), try number(context))
    let title = LocalizedText(zh: "第 \(number) 张照片", en: "Take \(number)")
    return try await site.page(
      "take", title, at: "/me/takes/\(number)", context, status: status, problem: problem
    ) {
      let view = try StudentView(id, site)
      guard let take = view.takes.first(where: { $0.number == number }) else { throw Refusal.notFound }
      return try values(take, view, context.language)
    }
  }

  private func values(_ take: Take, _ view: StudentView, _ language: Language) throws -> [String: Any] {
    let ranking = try site.collection.ranking(of: view.student.id)
    let wasReturned = ranking.places.first { $0.take.number == take.number }?.wasReturned ?? false
    let words = TakeWords(take, site.standard)
    // Browsers drop the camera's date: that is none of the student's doing.
    let told = Set(take.kept.filter(\.isDecisive).map(\.rule))
    var values: [String: Any] = [
      "number": take.number, "style": take.outcome, "verdict": TakeWords.verdict(take)[language],
      "problems": words.problems.map { problem(of: $0, language) },
      "warnings": take.warnings.filter {
        !told.contains($0.code) && $0.code != "no-capture-date"
      }.map { ["text": $0.text[language]] },
      "canAccept": view.canAccept(take, wasReturned: wasReturned), "canShoot": view.canShoot,
    ]
    if wasReturned {
      values["note"] = language.choose("这张照片已被退回，不能再用。", "This one was returned and can't be used again.")
    } else if take.original == view.student.accepted {
      values["note"] = language.choose("你选定了这张。", "You chose this one.")
    }
    if take.marked != nil {
      values["marked"] = [
        "path": "/me/takes/\(take.number)/marked",
        "alt": language.choose("标出问题位置的照片", "The photo with marks"),
        "caption": language.choose("红框：不合格处；黄框：需要人工看", "red: breaks a rule; amber: a person must look"),
      ]
    }
    if take.finished != nil {
      values["finished"] = [
        "path": "/me/takes/\(take.number)/finished", "alt": language.choose("成品照片", "The finished picture"),
        "caption": language.choose(
          "成品：裁剪并换成标准背景，脸未修改", "Finished: cropped, on the standard's background; the face is as it was"),
      ]
    }
    let fee = view.settings.fee
    if fee > .zero, view.student.paid < fee {
      values["fee"] = language.choose(
        "费用 \(fee.text) 元，选定后向学校缴纳；被退回重拍不再收费。",
        "The fee is \(fee.text) yuan, paid to the school; a re-shoot is free.")
    }
    return values
  }

  private func problem(of problem: TakeWords.Problem, _ language: Language) -> [String: Any] {
    var values: [String: Any] = [
      "style": problem.verdict.rawValue, "sign": Words.sign(problem.verdict),
      "title": problem.title[language], "reason": problem.reason[language],
    ]
    values["measured"] = problem.measured
    values["allowed"] = problem.allowed
    values["remedy"] = problem.remedy?[language]
    return values
  }
}
