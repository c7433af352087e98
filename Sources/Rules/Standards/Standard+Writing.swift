import Localization
internal import Raster

extension Standard {
  /// As the file has it.
  var json: JSONValue {
    .object(
      [
        ("id", .text(id)), ("title", title.json), ("document", document.json),
      ] + provenance + [
        ("output", .object([("width", .number(output.width)), ("height", .number(output.height))])),
        ("density", .number(density)),
        ("fileSize", .object([("min", .number(fileSize.min)), ("max", .number(fileSize.max))])),
        ("minimumQuality", .number(minimumQuality)),
        (
          "backgrounds",
          .list(
            backgrounds.map {
              .object([
                ("id", .text($0.id)), ("title", $0.title.json), ("color", .text($0.color.hexadecimal)),
              ])
            })
        ),
        ("allowsReplacement", .flag(allowsReplacement)), ("leastCutConfidence", .number(leastCutConfidence)),
        (
          "geometry",
          geometry.json
        ),
        (
          "rules",
          .object(
            Registry.rules.compactMap { rule in
              rules[rule.id].map { (rule.id, $0.json(clause: clauses[rule.id])) }
            })
        ),
      ])
  }
}

extension Standard {
  private var provenance: [(String, JSONValue)] {
    [("date", date?.description), ("source", source)].compactMap { name, text in
      text.map { (name, .text($0)) }
    }
  }
}

extension Standard.Geometry {
  fileprivate var json: JSONValue {
    let bounds = [
      ("crown", crown), ("eyes", eyes), ("chin", chin), ("headHeight", headHeight), ("faceWidth", faceWidth),
    ]
    return .object(
      bounds.compactMap { name, bounds in bounds.map { (name, $0.json) } }
        + (centerTolerance.map { [("centerTolerance", .number($0))] } ?? []))
  }
}

extension LocalizedText {
  fileprivate var json: JSONValue { .object([("zh", .text(zh)), ("en", .text(en))]) }
}

extension Standard.Geometry.Bounds {
  fileprivate var json: JSONValue { .object([("min", .number(min)), ("max", .number(max))]) }
}

extension Limit {
  fileprivate func json(clause: String?) -> JSONValue {
    let numbers = [
      ("min", min), ("max", max), ("reviewMin", reviewMin), ("reviewMax", reviewMax),
      ("uncertainty", uncertainty), ("leastPresence", leastPresence),
    ]
    return .object(
      (clause.map { [("clause", .text($0))] } ?? [])
        + numbers.compactMap { name, value in value.map { (name, .number($0)) } }
        + (reviewOnly.map { [("reviewOnly", .flag($0))] } ?? []))
  }
}

extension JSONValue {
  static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    JSONValue(.object(members.map { Member(name: $0, offset: 0, value: $1) }))
  }
  static func list(_ elements: [JSONValue]) -> JSONValue { JSONValue(.list(elements)) }
  static func text(_ text: String) -> JSONValue { JSONValue(.text(text)) }
  static func number(_ number: Double) -> JSONValue { JSONValue(.number(number)) }
  static func number(_ number: Int) -> JSONValue { JSONValue(.number(Double(number))) }
  static func flag(_ flag: Bool) -> JSONValue { JSONValue(.flag(flag)) }
}
