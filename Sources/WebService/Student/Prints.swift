internal import Collection
internal import Hummingbird
internal import Localization

/// Sheets of the approved picture for a photo lab, and where prints would be sent.
extension StudentRoutes {
  func addPrints(to me: RouterGroup<ServiceContext>) {
    me.get("prints") { _, context in
      try await show(.prints, "prints", context) { view in printValues(view, context.language) }
    }
    me.get("prints/:layout") { _, context in try await sheet(context, density: PrintLayout.density) }
    me.get("prints/:layout/small") { _, context in
      try await sheet(context, density: PrintLayout.smallDensity)
    }
  }

  private func sheet(_ context: ServiceContext, density: Int) async throws -> Response {
    let id = try student(context)
    guard let layout = context.parameters.get("layout").flatMap({ PrintLayout(rawValue: $0) }) else {
      throw Refusal.notFound
    }
    let file = try await Blocking.run {
      guard let finished = try StudentView(id, site).printed?.finished else { throw Refusal.notFound }
      return StoredFile(.finished, finished)
    }
    let form = "\(layout.rawValue) \(density)"
    if let known = site.shelf.known(file, as: form) { return answer(known) }
    return answer(
      try await sheets.pass {
        try site.shelf.picture(file, as: form) {
          try layout.sheet(of: try site.collection.bytes(of: file), density: density)
        }
      })
  }

  /// Kept nowhere: the address is the same for every student, and phones are shared.
  private func answer(_ sheet: [UInt8]) -> Response { Response(type: "image/jpeg", sheet) }

  private func printValues(_ view: StudentView, _ language: Language) -> [String: Any] {
    let record = view.student.record
    var values: [String: Any] = [
      "canPrint": view.printed != nil,
      "layouts": PrintLayout.allCases.map { layout in
        ["path": "/me/prints/" + layout.rawValue, "title": layout.title[language], "file": layout.file]
      },
    ]
    if !record.address.isEmpty {
      values["address"] = ["text": "\(record.address) \(record.postcode)", "phone": record.phone]
    }
    return values
  }
}

extension StudentView {
  /// What may be printed: only what was approved is sure to stay.
  var printed: Take? { [.approved, .delivered].contains(student.state) ? chosen : nil }
}
