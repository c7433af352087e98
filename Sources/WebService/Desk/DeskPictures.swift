internal import Codecs
internal import Collection
internal import Files
internal import Hummingbird
internal import Localization
internal import SystemPackage

/// Pictures of the photo that a student chose, of any take, and of the reference.
extension DeskRoutes {
  func addPictures(to desk: RouterGroup<ServiceContext>) {
    desk.get("pictures/:student/:kind") { _, context in
      _ = try account(context)
      let (id, kind) = (try student(context), context.parameters.get("kind") ?? "")
      return Response.jpeg(try await site.decoding.pass { try picture(kind, of: id) })
    }
    desk.get("takes/:student/:number") { _, context in
      _ = try account(context)
      let (id, number) = (try student(context), context.parameters.get("number").flatMap { Int($0) })
      return Response.jpeg(
        try await site.decoding.pass {
          guard let take = try site.collection.takes(of: id).first(where: { $0.number == number }) else {
            throw Refusal.notFound
          }
          return try site.shelf.picture(DeskRoutes.file(of: take), side: PictureShelf.small)
        })
    }
  }

  /// The finished picture, or the photo where none could be made.
  static func file(of take: Take) -> StoredFile {
    take.finished.map { StoredFile(.finished, $0) } ?? StoredFile(.originals, take.original)
  }

  private func picture(_ kind: String, of id: StudentID) throws -> [UInt8] {
    if kind == "reference" {
      guard let path = site.references[id] else { throw Refusal.notFound }
      return try site.shelf.picture(at: path)
    }
    guard let take = try site.collection.chosenTake(of: try site.collection.student(id)) else {
      throw Refusal.notFound
    }
    switch kind {
    case "source": return try site.shelf.picture(StoredFile(.originals, take.original))
    case "finished": return try site.shelf.picture(DeskRoutes.file(of: take))
    case "small": return try site.shelf.picture(DeskRoutes.file(of: take), side: PictureShelf.small)
    default: throw Refusal.notFound
    }
  }
}
