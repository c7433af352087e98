import Localization

/// A file that names another standard (`extends`) and gives only what differs from it, as a JSON merge patch
/// (RFC 7396): objects are merged, null takes away, all else takes the place of what was there.
enum StandardExtension {
  /// The whole file; nil where it extends nothing.
  static func resolved(_ file: JSONValue) throws(FileFault) -> JSONValue? {
    guard case .object(let members) = file.content else { return nil }
    func field(_ name: String) -> FieldReader? {
      members.first { $0.name == name }.map { FieldReader(value: $0.value, path: name) }
    }
    guard let extended = field("extends") else {
      guard let flag = field("sameClauses") else { return nil }
      throw flag.fault(zh: "没有 extends 时不能用", en: "it can't stand without “extends”")
    }
    let id = try extended.identifier()
    guard var base = try Standards.file(id) else {
      throw extended.fault(
        zh: "没有内置标准“\(id)”，见 gradphoto standards",
        en: "there is no built-in standard “\(id)”: see 'gradphoto standards'")
    }
    if try field("sameClauses")?.flag() != true { base.dropClauses() }
    base.place(at: extended.value.offset)
    base.dropProvenance()
    var own = JSONValue(
      .object(members.filter { !["extends", "sameClauses"].contains($0.name) }), offset: file.offset)
    own.nameBackgrounds(of: base)
    return base.patched(with: own)
  }
}

extension JSONValue {
  subscript(_ name: String) -> JSONValue? {
    get {
      guard case .object(let members) = content else { return nil }
      return members.first { $0.name == name }?.value
    }
    set {
      guard case .object(var members) = content else { return }
      if let index = members.firstIndex(where: { $0.name == name }) {
        if let newValue { members[index].value = newValue } else { members.remove(at: index) }
      } else if let newValue {
        members.append(Member(name: name, offset: newValue.offset, value: newValue))
      }
      content = .object(members)
    }
  }

  fileprivate func patched(with patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch.content else { return patch }
    var result = self
    if case .object = content {} else { result = JSONValue(.object([])) }
    result.offset = patch.offset
    for change in changes {
      if case .null = change.value.content {
        result[change.name] = nil
      } else {
        result[change.name] = (result[change.name] ?? JSONValue(.null)).patched(with: change.value)
      }
    }
    return result
  }

  /// Faults of what was extended are told at the place that names it.
  fileprivate mutating func place(at offset: Int) {
    self.offset = offset
    switch content {
    case .list(var elements):
      for i in elements.indices { elements[i].place(at: offset) }
      content = .list(elements)
    case .object(var members):
      for i in members.indices {
        members[i].offset = offset
        members[i].value.place(at: offset)
      }
      content = .object(members)
    default: break
    }
  }

  /// The numbers of another document's clauses.
  fileprivate mutating func dropClauses() {
    guard case .object(var rules)? = self["rules"]?.content else { return }
    for i in rules.indices { rules[i].value["clause"] = nil }
    self["rules"] = JSONValue(.object(rules))
  }

  /// Where another document comes from says nothing of this one.
  fileprivate mutating func dropProvenance() {
    for name in ["date", "source", "group", "keywords", "uncertain"] { self[name] = nil }
  }

  /// Backgrounds that are named by their ids alone are those of the extended standard.
  fileprivate mutating func nameBackgrounds(of base: JSONValue) {
    guard case .list(var own)? = self["backgrounds"]?.content,
      case .list(let known)? = base["backgrounds"]?.content
    else { return }
    for i in own.indices {
      guard case .text(let id) = own[i].content else { continue }
      let offset = own[i].offset
      let named = known.first {
        guard case .text(id)? = $0["id"]?.content else { return false }
        return true
      }
      guard var named else { continue }
      named.place(at: offset)
      own[i] = named
    }
    self["backgrounds"] = JSONValue(.list(own), offset: self["backgrounds"]?.offset ?? 0)
  }
}
