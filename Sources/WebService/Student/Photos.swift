internal import Codecs
internal import Collection
internal import HTTPTypes
internal import Hummingbird
internal import Localization
internal import NIOCore
internal import Reports

/// Handing photos in.
extension StudentRoutes {
  func addPhotos(to me: RouterGroup<ServiceContext>) {
    me.get("photo") { _, context in
      try await show(.photo, "photo", context, scripts: ["student.js"]) { photoValues($0, context.language) }
    }
    me.post("photo") { request, context in
      let id = try student(context)
      try await Blocking.run { try site.collection.requireRoom(for: id) }
      if let length = request.headers[.contentLength].flatMap(Int.init), length > site.limits.photoBytes {
        throw Refusal.tooLarge
      }
      let upload = try await receive(request.body, of: id)
      site.queue.add(upload)
      let words = UploadWords(upload, place: site.queue.place(of: upload.id))
      var answer = words.text.answer(context.language, code: "received")
      answer.upload = String(upload.id)
      return Response.json(answer, status: .accepted)
    }
  }

  /// The body goes to the disk as it comes; what is too long or no photo is not read to its end.
  private func receive(_ body: RequestBody, of student: StudentID) async throws -> Upload {
    let incoming = try await Blocking.run { IncomingPhoto(try site.collection.newUploadFile()) }
    do {
      for try await part in body {
        guard incoming.count + part.readableBytes <= site.limits.photoBytes else { throw Refusal.tooLarge }
        try await Blocking.run { try incoming.write(part) }
      }
      guard incoming.count > 0 else { throw Refusal.empty }
      return try await Blocking.run { try incoming.keep(in: site.collection, of: student) }
    } catch {
      // Before the answer, whoever may hold it still.
      try await Blocking.run { incoming.discard() }
      throw error
    }
  }

  private func photoValues(_ view: StudentView, _ language: Language) -> [String: Any] {
    // The last one that was refused is told; those before it are history.
    let told = view.uploads.filter { $0.outcome == .waiting } + refused(view)
    var values: [String: Any] = [
      "canShoot": view.canShoot, "key": view.key,
      "uploads": told.map { upload in
        let words = UploadWords(upload, place: site.queue.place(of: upload.id))
        return [
          "text": words.text[language], "style": words.isRefused ? "problem" : "waiting",
          "isWaiting": upload.outcome == .waiting,
        ] as [String: Any]
      },
      "takes": view.takes.reversed().map { take in
        [
          "number": take.number, "hasFinished": take.finished != nil, "style": take.outcome,
          "title": language.choose("第 \(take.number) 张", "take \(take.number)"),
          "verdict": TakeWords.verdict(take)[language],
        ] as [String: Any]
      },
    ]
    if view.uploads.contains(where: { $0.outcome == .waiting }) { values["refresh"] = 5 }
    return values
  }

  private func refused(_ view: StudentView) -> [Upload] {
    guard let last = view.uploads.last, case .refused = last.outcome else { return [] }
    return [last]
  }
}

/// A photo while it arrives. One request writes it, one part after the other.
private final class IncomingPhoto: @unchecked Sendable {
  private let file: UploadFile
  private var head: [UInt8] = []

  init(_ file: UploadFile) { self.file = file }

  var count: Int { file.count }

  func discard() { file.discard() }

  /// - Throws: `Refusal.notAPicture` where the beginning is none of a photo's.
  func write(_ part: ByteBuffer) throws {
    try part.withUnsafeReadableBytes { bytes in
      if head.count < PhotoBeginning.count {
        head += bytes.prefix(PhotoBeginning.count - head.count)
        if head.count == PhotoBeginning.count { try requirePhoto() }
      }
      file.write(bytes.bindMemory(to: UInt8.self))
    }
  }

  /// - Throws: `Refusal.notAPicture`; what `PhotoCollection.keep` throws.
  func keep(in collection: PhotoCollection, of student: StudentID) throws -> Upload {
    try requirePhoto()
    return try collection.keep(file, of: student)
  }

  private func requirePhoto() throws {
    guard PhotoBeginning.isPhoto(head) else { throw Refusal.notAPicture }
  }
}
