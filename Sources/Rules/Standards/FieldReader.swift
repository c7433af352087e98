import Localization

/// One value of a standard's file, on its way into the struct: every complaint names its field.
struct FieldReader {
  let value: JSONValue
  /// "geometry.crown.min"; empty for the whole file.
  let path: String

  func fault(zh: String, en: String) -> FileFault { FileFault(value.offset, path, zh: zh, en: en) }

  private func wrongKind(_ zh: String, _ en: String) -> FileFault {
    fault(zh: "应为\(zh)，而这里是\(value.kind.zh)", en: "\(en) is needed here, and this is \(value.kind.en)")
  }

  // MARK: Kinds

  func text(limit: Int = 500) throws(FileFault) -> String {
    guard case .text(let text) = value.content else { throw wrongKind("文字", "a text") }
    guard !text.isEmpty, text.count <= limit else {
      throw fault(zh: "长度应为 1–\(limit) 个字", en: "it must have 1–\(limit) characters")
    }
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw fault(zh: "不能含有控制字符", en: "it must not hold control characters")
    }
    return text
  }

  /// Lower-case letters, digits and hyphens.
  func identifier() throws(FileFault) -> String {
    let text = try text(limit: 40)
    guard text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
    else {
      throw fault(
        zh: "只能用小写字母、数字和连字符", en: "only lower-case letters, digits and hyphens may be used")
    }
    return text
  }

  func flag() throws(FileFault) -> Bool {
    guard case .flag(let flag) = value.content else { throw wrongKind(" true 或 false", "true or false") }
    return flag
  }

  func number(_ range: ClosedRange<Double>) throws(FileFault) -> Double {
    guard case .number(let number) = value.content else { throw wrongKind("数字", "a number") }
    guard range.contains(number) else {
      let (low, high) = (Decimals.text(range.lowerBound, 4), Decimals.text(range.upperBound, 4))
      throw fault(zh: "应在 \(low) 和 \(high) 之间", en: "it must lie between \(low) and \(high)")
    }
    return number
  }

  func integer(_ range: ClosedRange<Int>) throws(FileFault) -> Int {
    let number = try number(Double(range.lowerBound)...Double(range.upperBound))
    guard let whole = Int(exactly: number) else {
      throw fault(zh: "应为整数", en: "it must be a whole number")
    }
    return whole
  }

  func list(limit: Int) throws(FileFault) -> [FieldReader] {
    guard case .list(let elements) = value.content else { throw wrongKind("列表", "a list") }
    guard elements.count <= limit else {
      throw fault(zh: "最多 \(limit) 项", en: "it may have \(limit) entries at most")
    }
    return elements.enumerated().map { FieldReader(value: $1, path: "\(path)[\($0)]") }
  }

  /// Short texts.
  func texts(limit: Int) throws(FileFault) -> [String] {
    var texts: [String] = []
    for entry in try list(limit: limit) { texts.append(try entry.text(limit: 60)) }
    return texts
  }

  /// One of a few words.
  func choice<Word: RawRepresentable<String> & CaseIterable>(of type: Word.Type) throws(FileFault) -> Word {
    guard let word = Word(rawValue: try text()) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault(zh: "只能是 \(words)", en: "it must be one of \(words)")
    }
    return word
  }

  /// Every field of an object, whatever its name.
  func fields() throws(FileFault) -> [(name: String, field: FieldReader)] {
    guard case .object(let members) = value.content else { throw wrongKind("对象", "an object") }
    return members.map { ($0.name, FieldReader(value: $0.value, path: join($0.name))) }
  }

  /// The fields of an object that may have these and no others.
  func object(_ known: [String]) throws(FileFault) -> FieldSet {
    guard case .object(let members) = value.content else { throw wrongKind("对象", "an object") }
    for member in members where !known.contains(member.name) {
      let names = known.joined(separator: ", ")
      throw FileFault(
        member.offset, join(member.name), zh: "没有这个字段，可用的有 \(names)",
        en: "there is no such field; there are \(names)")
    }
    return FieldSet(owner: self, fields: try fields())
  }

  fileprivate func join(_ name: String) -> String {
    let shown = name.count <= 60 ? name : name.prefix(60) + "…"
    return path.isEmpty ? String(shown) : "\(path).\(shown)"
  }
}

/// The fields of one object.
struct FieldSet {
  let owner: FieldReader
  let fields: [(name: String, field: FieldReader)]

  func optional(_ name: String) -> FieldReader? { fields.first { $0.name == name }?.field }

  func callAsFunction(_ name: String) throws(FileFault) -> FieldReader {
    guard let field = optional(name) else {
      throw FileFault(owner.value.offset, owner.join(name), zh: "缺少这个字段", en: "this field is missing")
    }
    return field
  }
}
