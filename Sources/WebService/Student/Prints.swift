internal import Codecs
internal import Collection
internal import Hummingbird
internal import Localization
internal import Printing

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

/// What labs are asked for most.
enum PrintLayout: String, CaseIterable {
  case eightSmall = "8x1"
  case fourLarge = "4x2"
  case both = "4x2-8x1"

  var title: LocalizedText {
    switch self {
    case .eightSmall: LocalizedText(zh: "6 寸相纸：8 张一寸", en: "10 × 15 cm: 8 of 25 × 35 mm")
    case .fourLarge: LocalizedText(zh: "6 寸相纸：4 张二寸", en: "10 × 15 cm: 4 of 35 × 49 mm")
    case .both: LocalizedText(zh: "8 寸相纸：4 张二寸和 8 张一寸", en: "15 × 20 cm: 4 of 35 × 49 mm and 8 of 25 × 35 mm")
    }
  }

  /// The name that it is kept under.
  var file: String { "prints-\(rawValue).jpg" }

  private var words: (paper: String, layout: String) {
    switch self {
    case .eightSmall: ("6寸", "8×一寸")
    case .fourLarge: ("6寸", "4×二寸")
    case .both: ("8寸", "4×二寸+8×一寸")
    }
  }

  /// Pixels per inch of what is printed, and of what is only looked at.
  static let density = 300
  static let smallDensity = 72

  /// A sheet as `gradphoto sheet` makes it.
  /// - Throws: `CodecError`, `SheetError`.
  func sheet(of picture: [UInt8], density: Int) throws -> [UInt8] {
    guard let paper = PaperSize(words.paper) else { throw SheetError.badPaper(words.paper) }
    let settings = try SheetSettings(paper: paper, layout: SheetLayout(words.layout), density: density)
    let plan = try SheetPlan(settings, captionHeight: 0)
    let pictures = try SheetPictures(plan, Captions())
    return try pictures.jpeg(
      plan.sheet(0, persons: 1), lettering: { try Lettering(family: nil) },
      photo: { _ in try Photo(bytes: picture, atLeast: pictures.shortSide) })
  }
}
