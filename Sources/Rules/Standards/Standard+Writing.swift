import Localization
internal import Raster

extension Standard {
  /// As the file has it, whole: whatever it extends is written out.
  var json: JSONValue { .object(provenance + picture + demands) }

  private typealias Members = [(String, JSONValue)]

  private var provenance: Members {
    var members: Members = [("id", .text(id)), ("title", title.json), ("document", document.json)]
    let words = [("date", date?.description), ("source", source), ("group", group?.rawValue)]
    for (name, text) in words { if let text { members.append((name, .text(text))) } }
    if !keywords.isEmpty { members.append(("keywords", .list(keywords.map(JSONValue.text)))) }
    if let uncertain { members.append(("uncertain", uncertain.json)) }
    return members
  }

  private var picture: Members {
    var members: Members = [("output", output.json)]
    if let sizes = acceptedSizes {
      members.append(("acceptedSizes", .object([("min", sizes.min.json), ("max", sizes.max.json)])))
    }
    if let print {
      members.append(
        ("print", .object([("width", .number(print.width)), ("height", .number(print.height))])))
    }
    let bytes: Members = [("min", .number(fileSize.min)), ("max", .number(fileSize.max))]
    return members + [
      ("density", .number(density)), ("fileSize", .object(bytes)),
      ("minimumQuality", .number(minimumQuality)), ("backgrounds", .list(backgrounds.map(\.json))),
    ]
  }

  private var demands: Members {
    var members: Members = [("allowsReplacement", .flag(allowsReplacement))]
    let attitudes = [("glasses", policies.glasses), ("smile", policies.smile)].compactMap { name, attitude in
      attitude.map { (name, JSONValue.text($0.rawValue)) }
    }
    if !attitudes.isEmpty { members.append(("policies", .object(attitudes))) }
    let limits = Registry.rules.compactMap { rule in
      rules[rule.id].map { (rule.id, $0.json(clause: clauses[rule.id])) }
    }
    return members + [
      ("leastCutConfidence", .number(leastCutConfidence)), ("geometry", geometry.json),
      ("rules", .object(limits)),
    ]
  }
}

extension Standard.Background {
  fileprivate var json: JSONValue {
    .object([("id", .text(id)), ("title", title.json), ("color", .text(color.hexadecimal))])
  }
}

extension Size {
  fileprivate var json: JSONValue { .object([("width", .number(width)), ("height", .number(height))]) }
}

extension Standard.Geometry {
  fileprivate var json: JSONValue {
    let bounds = [
      ("crown", crown), ("eyes", eyes), ("chin", chin), ("headHeight", headHeight), ("faceWidth", faceWidth),
      ("eyeDistance", eyeDistance),
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
