import Localization
internal import Raster

extension Standard {
  /// - Parameter file: the whole file.
  init(_ file: FieldReader) throws(FileFault) {
    let fields = try file.object([
      "id", "title", "document", "date", "source", "output", "density", "fileSize", "minimumQuality",
      "backgrounds",
      "allowsReplacement", "leastCutConfidence", "geometry", "rules",
    ])
    self.init(
      id: try fields("id").identifier(), title: try LocalizedText(fields("title")),
      document: try LocalizedText(fields("document")),
      date: try fields.optional("date").map { field throws(FileFault) in try CalendarDate(field) },
      source: try fields.optional("source").map { field throws(FileFault) in try field.text() },
      output: try Size(fields("output")),
      density: try fields("density").number(1...2400), fileSize: try ByteRange(fields("fileSize")),
      minimumQuality: try fields("minimumQuality").integer(1...100),
      backgrounds: try Standard.backgrounds(fields("backgrounds")),
      allowsReplacement: try fields("allowsReplacement").flag(),
      leastCutConfidence: try fields("leastCutConfidence").number(0...1),
      geometry: try Geometry(fields("geometry"), in: Size(fields("output"))),
      rules: try Standard.rules(fields("rules")), clauses: try Standard.clauses(fields("rules")))
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
  private static func clauses(_ field: FieldReader) throws(FileFault) -> [String: String] {
    var clauses: [String: String] = [:]
    let entries = try field.fields()
    for (id, entry) in entries {
      guard let clause = try entry.fields().first(where: { $0.name == "clause" }) else { continue }
      clauses[id] = try clause.field.text(limit: 40)
    }
    guard clauses.isEmpty else { return clauses }
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
  fileprivate init(_ field: FieldReader) throws(FileFault) {
    let fields = try field.object(["width", "height"])
    self.init(
      width: try fields("width").integer(StandardFile.sides),
      height: try fields("height").integer(StandardFile.sides))
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

extension Standard.Geometry {
  fileprivate init(_ field: FieldReader, in output: Size) throws(FileFault) {
    let fields = try field.object([
      "crown", "eyes", "chin", "headHeight", "faceWidth", "centerTolerance",
    ])
    let (width, height) = (Double(output.width), Double(output.height))
    func bounds(_ name: String, _ side: Double) throws(FileFault) -> Bounds? {
      try fields.optional(name).map { field throws(FileFault) in try Bounds(field, 0...side) }
    }
    self.init(
      crown: try bounds("crown", height), eyes: try bounds("eyes", height), chin: try bounds("chin", height),
      headHeight: try bounds("headHeight", height), faceWidth: try bounds("faceWidth", width),
      centerTolerance: try fields.optional("centerTolerance").map { field throws(FileFault) in
        try field.number(0...width)
      })
    if let crown, let eyes, crown.min >= eyes.max {
      throw try fields("eyes").fault(zh: "眼睛应在头顶下方", en: "the eyes must be allowed below the crown")
    }
  }
}

extension Standard.Geometry.Bounds {
  fileprivate init(_ field: FieldReader, _ range: ClosedRange<Double>) throws(FileFault) {
    let fields = try field.object(["min", "max"])
    self.init(try fields("min").number(range), try fields("max").number(range))
    if min >= max { throw try fields("max").outOfOrder() }
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
  fileprivate func outOfOrder() -> FileFault {
    fault(zh: "上限小于下限", en: "the upper bound is below the lower one")
  }
}
