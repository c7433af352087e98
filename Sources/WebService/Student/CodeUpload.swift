internal import Codecs
internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import Pipeline

/// 采集码.
extension StudentRoutes {
  /// Bytes of a screenshot or photo of a code.
  private static let codeLimit = 8 << 20

  func addCode(to me: RouterGroup<ServiceContext>) {
    me.get("code") { _, context in
      try await show(.code, "code", context, scripts: ["student.js"]) { view in
        let hash = try site.collection.codeHash(of: view.student.id)
        return hash.map { ["bound": String($0.prefix(8))] } ?? [:]
      }
    }
    me.post("code") { request, context in
      let id = try student(context)
      let isNew = try await codes.pass(id) {
        let body = try await request.body.collect(upTo: StudentRoutes.codeLimit)
        guard body.readableBytes > 0 else { throw Refusal.empty }
        return try await site.decoding.pass {
          var stopwatch = Stopwatch()
          let codes = try ScannedPhoto(Array(buffer: body), stopwatch: &stopwatch).codes
          let payload = try PhotoCollection.captureCode(among: codes)
          return try site.collection.bindCode(payload, to: id, by: Site.student)
        }
      }
      let done =
        isNew
        ? LocalizedText(zh: "采集码已绑定。", en: "The code is bound.")
        : LocalizedText(zh: "这个采集码此前已绑定。", en: "This code was bound before.")
      return Response.json(done.answer(context.language, code: "ok"))
    }
  }
}
