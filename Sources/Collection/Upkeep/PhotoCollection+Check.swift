internal import Files
public import Localization
internal import Store
internal import SystemPackage

/// Something in a collection that is not as it should be.
public struct CollectionFlaw: Sendable, Hashable {
  /// "database", "log", "tables", "text", "missing-file", "altered-file", "stray-file".
  public let code: String
  public let text: LocalizedText
}

extension PhotoCollection {
  /// Looks at everything: the database's pages, the chain of the log, whether the tables are what follows from it, the
  /// log's text, every photo's content.
  public func check() throws -> [CollectionFlaw] {
    var flaws = try PhotoCollection.explaining { try store.flaws() }.map { detail in
      CollectionFlaw(
        code: "database", text: LocalizedText(zh: "数据库：\(detail)", en: "database: \(detail)"))
    }
    guard flaws.isEmpty else { return flaws }
    flaws += try proveLog().flaws.map { flaw in
      CollectionFlaw(
        code: "log",
        text: LocalizedText(
          zh: "日志第 \(flaw.event) 条：\(flaw.kind.text.zh)", en: "event \(flaw.event): \(flaw.kind.text.en)"))
    }
    if try !tablesFollow() {
      flaws.append(
        CollectionFlaw(
          code: "tables",
          text: LocalizedText(zh: "数据表与日志不符", en: "the tables are not what follows from the log")))
    }
    flaws += try textFlaws() + fileFlaws()
    return flaws
  }

  /// Whether the tables, made anew from the events, would be the same.
  func tablesFollow() throws -> Bool {
    struct Done: Error { let isSame: Bool }
    do {
      try PhotoCollection.explaining {
        try store.write { connection in
          let before = try PhotoCollection.fingerprint(connection)
          try Projection.rebuild(connection)
          // Nothing of this stays.
          throw Done(isSame: try PhotoCollection.fingerprint(connection) == before)
        }
      }
    } catch let done as Done {
      return done.isSame
    }
    return true
  }

  /// A digest of every table that follows from the events.
  static func fingerprint(_ store: StoreConnection) throws -> [String] {
    try Schema.derived.map { table in
      let columns = try store.rows("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid") {
        $0["name"] ?? ""
      }
      let row = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ',' || ")
      var text: [UInt8] = []
      var digest = ""
      try store.forEach("SELECT \(row) AS line FROM \(table) ORDER BY 1") {
        text += Array((($0["line"] ?? "") + "\n").utf8)
        if text.count > 1 << 20 {
          digest = Digest.sha256(Array(digest.utf8) + text)
          text.removeAll(keepingCapacity: true)
        }
      }
      return table + " " + Digest.sha256(Array(digest.utf8) + text)
    }
  }

  /// Whether the log's text says what the log says.
  private func textFlaws() throws -> [CollectionFlaw] {
    var text = Set<String>()
    try LogFile.forEachLine(of: folder.log, limit: Event.lineLimit) { line in
      if let event = JSONLine.decode(Event.self, line) { text.insert(event.hash) }
    }
    let missing = try read { store in
      var missing = 0
      try store.forEach("SELECT hash FROM event") { if !text.contains($0["hash"] ?? "") { missing += 1 } }
      return missing
    }
    guard missing > 0 else { return [] }
    return [
      CollectionFlaw(
        code: "text",
        text: LocalizedText(
          zh: "events.jsonl 缺 \(missing) 条事件：collect check --repair 可补写",
          en: "events.jsonl lacks \(missing) events: collect check --repair writes it anew"))
    ]
  }

  private func fileFlaws() throws -> [CollectionFlaw] {
    let rows = Set(
      try read {
        try $0.rows("SELECT DISTINCT folder, sha256 FROM file") {
          StoredFile(PhotoFolder(rawValue: $0["folder"] ?? "") ?? .originals, $0["sha256"] ?? "")
        }
      })
    var flaws: [CollectionFlaw] = []
    func tell(_ code: String, _ path: FilePath, zh: String, en: String) {
      let name = path.string
      flaws.append(CollectionFlaw(code: code, text: LocalizedText(zh: "\(name)：\(zh)", en: "\(name): \(en)")))
    }
    for file in rows.sorted(by: { $0.sha256 < $1.sha256 }) {
      let path = folder.path(of: file)
      guard let bytes = try? FileSystem.read(path, limit: PersonalExport.photoLimit) else {
        tell("missing-file", path, zh: "照片文件缺失", en: "the photo is missing")
        continue
      }
      if Digest.sha256(bytes) != file.sha256 {
        tell("altered-file", path, zh: "照片文件已被改动", en: "the photo has been changed")
      }
    }
    for path in strays(but: rows) {
      tell("stray-file", path, zh: "来历不明的文件", en: "a file that nobody accounts for")
    }
    return flaws
  }

  /// Files among the photos that no row has.
  func strays(but rows: Set<StoredFile>) -> [FilePath] {
    let known = Set(rows.map { folder.path(of: $0) })
    var strays: [FilePath] = []
    for kind in PhotoFolder.allCases {
      for shelf in (try? FileSystem.names(in: folder.path(of: kind))) ?? [] {
        let place = folder.path(of: kind) / shelf
        guard FileSystem.isFolder(place) else {
          strays.append(place)
          continue
        }
        strays += ((try? FileSystem.names(in: place)) ?? []).map { place / $0 }.filter { !known.contains($0) }
      }
    }
    return strays
  }

  /// Writes the log's text anew.
  public func repairText() throws { try rewriteText() }
}

extension LogProof.Flaw.Kind {
  public var text: LocalizedText {
    switch self {
    case .changed: LocalizedText(zh: "内容被改动", en: "the line has been changed")
    case .broken: LocalizedText(zh: "与前一条不衔接", en: "it does not follow the line before it")
    case .erased: LocalizedText(zh: "内容缺失", en: "its content is missing")
    }
  }
}
