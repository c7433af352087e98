import Localization
internal import Raster

extension Standard {
  /// - Parameters:
  ///   - file: the whole file.
  ///   - ownClauses: a file without clauses has none, rather than those of No. 99.
  init(_ file: FieldReader, ownClauses: Bool) throws(FileFault) {
    let fields = try file.object([
      "id", "title", "document", "date", "source", "group", "keywords", "uncertain", "output",
      "acceptedSizes",
      "print", "density", "fileSize", "minimumQuality", "backgrounds", "allowsReplacement", "policies",
      "leastCutConfidence", "geometry", "rules",
    ])
    let output = try Size(fields("output"))
    let print = try fields.optional("print").map { field throws(FileFault) in try PrintSize(field) }
    self.init(
      id: try fields("id").identifier(), title: try LocalizedText(fields("title")),
      document: try LocalizedText(fields("document")),
      date: try fields.optional("date").map { field throws(FileFault) in try CalendarDate(field) },
      source: try fields.optional("source").map { field throws(FileFault) in try field.text() },
      output: output,
      density: try fields("density").number(1...2400), fileSize: try ByteRange(fields("fileSize")),
      minimumQuality: try fields("minimumQuality").integer(1...100),
      backgrounds: try Standard.backgrounds(fields("backgrounds")),
      allowsReplacement: try fields("allowsReplacement").flag(),
      leastCutConfidence: try fields("leastCutConfidence").number(0...1),
      geometry: try Geometry(fields("geometry"), in: PictureScale(output, print)),
      rules: try Standard.rules(fields("rules")),
      clauses: try Standard.clauses(fields("rules"), own: ownClauses))
    self.print = print
    group = try fields.optional("group").map { field throws(FileFault) in
      try field.choice(of: StandardGroup.self)
    }
    keywords =
      try fields.optional("keywords").map { field throws(FileFault) in try field.texts(limit: 32) } ?? []
    uncertain = try fields.optional("uncertain").map { field throws(FileFault) in try LocalizedText(field) }
    acceptedSizes = try fields.optional("acceptedSizes").map { field throws(FileFault) in try SizeRange(field)
    }
    policies =
      try fields.optional("policies").map { field throws(FileFault) in try Policies(field) } ?? Policies()
    if allowsReplacement, backgrounds.isEmpty {
      throw try fields("backgrounds").fault(
        zh: "可以替换背景时至少要有一种颜色", en: "at least one colour is needed where the background may be replaced")
    }
  }

  private static func backgrounds(_ field: FieldReader) throws(FileFault) -> [Background] {
    var backgrounds: [Background] = []
    for entry in try field.list(limit: 32) {
      let fields = try entry.object(["id", "title", "color"])
      let id = try fields("id").identifier()
      guard id != "keep", !backgrounds.contains(where: { $0.id == id }) else {
        throw try fields("id").fault(
          zh: "名称“\(id)”不能用，或已用过", en: "the name “\(id)” can't be used, or is used already")
      }
      backgrounds.append(
        Background(id: id, title: try LocalizedText(fields("title")), color: try RGB(fields("color"))))
    }
    return backgrounds
  }

  private static func rules(_ field: FieldReader) throws(FileFault) -> [String: Limit] {
    var rules: [String: Limit] = [:]
    for (id, entry) in try field.fields() {
      guard let rule = Registry.rule(id) else {
        throw entry.fault(zh: "没有这条规则，见 gradphoto rules", en: "there is no such rule: see 'gradphoto rules'")
      }
      rules[id] = try Limit(entry, boundsElsewhere: rule.info.boundsField)
    }
    return rules
  }

  /// Clauses by rule. Files that name none at all are of the time when clauses belonged to the rules and were those of
  /// No. 99.
  private static func clauses(_ field: FieldReader, own: Bool) throws(FileFault) -> [String: String] {
    var clauses: [String: String] = [:]
    let entries = try field.fields()
    for (id, entry) in entries {
      guard let clause = try entry.fields().first(where: { $0.name == "clause" }) else { continue }
      clauses[id] = try clause.field.text(limit: 40)
    }
    guard clauses.isEmpty, !own else { return clauses }
    let asked = Set(entries.map { $0.name })
    return Standard.chsi99.clauses.filter { asked.contains($0.key) }
  }
}

extension LocalizedText {
  fileprivate init(_ field: FieldReader) throws(FileFault) {
    let fields = try field.object(["zh", "en"])
    self.init(zh: try fields("zh").text(), en: try fields("en").text())
  }
}

extension CalendarDate {
  /// "2017-12-25".
  fileprivate init(_ field: FieldReader) throws(FileFault) {
    let text = try field.text()
    guard let date = CalendarDate(text), date.description == text else {
      throw field.fault(zh: "日期应写成 2026-06-30", en: "a date is written like 2026-06-30")
    }
    self = date
  }
}

extension Size {
  fileprivate init(_ field: FieldReader, within sides: ClosedRange<Int> = StandardFile.sides)
    throws(FileFault)
  {
    let fields = try field.object(["width", "height"])
    self.init(width: try fields("width").integer(sides), height: try fields("height").integer(sides))
  }
}

extension RGB {
  /// "#64C5FF".
  fileprivate init(_ field: FieldReader) throws(FileFault) {
    guard let color = RGB(hexadecimal: try field.text()) else {
      throw field.fault(zh: "颜色应写成 #RRGGBB", en: "a colour is written #RRGGBB")
    }
    self = color
  }
}

extension Standard.ByteRange {
  fileprivate init(_ field: FieldReader) throws(FileFault) {
    let fields = try field.object(["min", "max"])
    let range = 0...(1 << 30)
    self.init(min: try fields("min").integer(range), max: try fields("max").integer(range))
    if min > max { throw try fields("max").outOfOrder() }
  }
}

extension Standard.SizeRange {
  fileprivate init(_ field: FieldReader) throws(FileFault) {
    let fields = try field.object(["min", "max"])
    self.init(
      min: try Size(fields("min"), within: StandardFile.acceptedSides),
      max: try Size(fields("max"), within: StandardFile.acceptedSides))
    if min.width > max.width || min.height > max.height { throw try fields("max").outOfOrder() }
  }
}

extension Standard.PrintSize {
  /// Millimetres of a print that anybody asks for.
  private static let sides = 5.0...500

  fileprivate init(_ field: FieldReader) throws(FileFault) {
    let fields = try field.object(["width", "height"])
    self.init(
      width: try fields("width").number(Self.sides), height: try fields("height").number(Self.sides))
  }
}

extension Standard.Policies {
  fileprivate init(_ field: FieldReader) throws(FileFault) {
    let fields = try field.object(["glasses", "smile"])
    func attitude(_ name: String) throws(FileFault) -> Attitude? {
      try fields.optional(name).map { field throws(FileFault) in try field.choice(of: Attitude.self) }
    }
    self.init(glasses: try attitude("glasses"), smile: try attitude("smile"))
  }
}

extension Limit {
  fileprivate init(_ field: FieldReader, boundsElsewhere place: String?) throws(FileFault) {
    let fields = try field.object([
      "clause", "min", "max", "reviewMin", "reviewMax", "uncertainty", "reviewOnly", "leastPresence",
    ])
    func number(_ name: String, from least: Double = -1e6) throws(FileFault) -> Double? {
      guard let field = fields.optional(name) else { return nil }
      return try field.number(least...1e6)
    }
    self.init(
      min: try number("min"), max: try number("max"), reviewMin: try number("reviewMin"),
      reviewMax: try number("reviewMax"), uncertainty: try number("uncertainty", from: 0),
      reviewOnly: try fields.optional("reviewOnly").map { field throws(FileFault) in try field.flag() },
      leastPresence: try fields.optional("leastPresence").map { field throws(FileFault) in
        try field.number(0...100)
      })
    if let place {
      for name in ["min", "max"] {
        guard let field = fields.optional(name) else { continue }
        throw field.fault(
          zh: "这个界限在 \(place) 中设定，请在那里修改", en: "this bound is set by \(place): change it there")
      }
      return
    }
    for (bound, band) in [(min, "reviewMin"), (max, "reviewMax")] where bound == nil {
      guard let field = fields.optional(band) else { continue }
      throw field.fault(
        zh: "没有相应的界限（\(band == "reviewMin" ? "min" : "max")）",
        en: "there is no \(band == "reviewMin" ? "min" : "max") that it could belong to")
    }
    // The band at the lower bound must end before the one at the upper bound begins.
    for low in ["min", "reviewMin"] {
      for high in ["max", "reviewMax"] {
        guard let lower = try number(low), let upper = try number(high), lower > upper else { continue }
        throw try fields(high).outOfOrder()
      }
    }
  }
}

extension FieldReader {
  func outOfOrder() -> FileFault {
    fault(zh: "上限小于下限", en: "the upper bound is below the lower one")
  }
}
