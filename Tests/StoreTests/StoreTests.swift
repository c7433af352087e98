import Files
import Foundation
import Store
import Support
import SystemPackage
import Testing

@Suite struct StoreTests {
  private static let first = Store.Migration("1") {
    try $0.executeAll("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, data BLOB, size REAL)")
  }
  private static let second = Store.Migration("2") {
    try $0.executeAll("ALTER TABLE t ADD COLUMN flag INTEGER NOT NULL DEFAULT 0")
  }

  private static func path(_ folder: TemporaryFolder) -> FilePath { FilePath(folder.path("data.sqlite")) }

  @Test func valuesComeBackAsTheyWere() throws {
    let folder = try TemporaryFolder()
    let store = try Store(Self.path(folder), migrations: [Self.first], create: true)
    try store.write { store in
      try store.execute(
        "INSERT INTO t (name, data, size) VALUES (?, ?, ?)", ["张", [0, 255] as [UInt8], 1.5])
      try store.execute("INSERT INTO t (name) VALUES (?)", [nil])
      #expect(store.lastInsertedID == 2)
    }
    try store.read { store in
      let rows = try store.rows("SELECT * FROM t ORDER BY id") {
        ($0["name"] as String?, $0["data"] as [UInt8]?, $0["size"] as Double?, $0["none"] as Int?)
      }
      #expect(rows.count == 2 && rows[0] == ("张", [0, 255], 1.5, nil) && rows[1] == (nil, nil, nil, nil))
      #expect(try store.count("SELECT count(*) FROM t WHERE name = ?", ["张"]) == 1)
      #expect(try store.value("SELECT name FROM t WHERE id = 9") as String? == nil)
    }
  }

  @Test func patienceIsAnOption() throws {
    let folder = try TemporaryFolder()
    let store = try Store(Self.path(folder), migrations: [Self.first], create: true)
    let hasty = try Store(
      Self.path(folder), migrations: [Self.first], create: false, options: Store.Options(patience: 0.05))
    let start = ContinuousClock.now
    try store.write { _ in
      _ = #expect(throws: StoreError.locked) { try hasty.write { try $0.execute("DELETE FROM t") } }
    }
    #expect(ContinuousClock.now - start < .seconds(4))
  }

  @Test func readersDoNotWaitForAChange() throws {
    let folder = try TemporaryFolder()
    let options = Store.Options(readers: 2)
    let store = try Store(Self.path(folder), migrations: [Self.first], create: true, options: options)
    func count() throws -> Int { try store.read { try $0.count("SELECT count(*) FROM t") } }
    try store.write { connection in
      try connection.execute("INSERT INTO t (id) VALUES (1)")
      #expect(try count() == 0)
    }
    #expect(try count() == 1)
    try store.compact()
    #expect(try count() == 1)
  }

  @Test func aNameThatIsNoTextHasNoReadersOfItsOwn() throws {
    let folder = try TemporaryFolder()
    let inner = FilePath(folder.path("")) / FilePath(bytes: [0x64, 0xFF])
    try FileSystem.makeFolder(inner)
    let path = inner / "data.sqlite"
    let options = Store.Options(readers: 2)
    let store = try Store(path, migrations: [Self.first], create: true, options: options)
    try store.write { try $0.execute("INSERT INTO t (id) VALUES (1)") }
    #expect(try store.read { try $0.count("SELECT count(*) FROM t") } == 1)
  }

  @Test func aValueThatIsTakenIsToldAndTheTransactionGoesOn() throws {
    let folder = try TemporaryFolder()
    let store = try Store(Self.path(folder), migrations: [Self.first], create: true)
    try store.write { store in
      try store.execute("INSERT INTO t (id) VALUES (1)")
      do {
        try store.execute("INSERT INTO t (id) VALUES (1)")
        Issue.record("taken twice")
      } catch StoreError.taken {}
      try store.execute("INSERT INTO t (id) VALUES (2)")
    }
    #expect(try store.read { try $0.count("SELECT count(*) FROM t") } == 2)
  }

  @Test func aTransactionIsAllOrNothing() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let store = try Store(Self.path(folder), migrations: [Self.first], create: true)
    #expect(throws: Stop.self) {
      try store.write { store in
        try store.execute("INSERT INTO t (name) VALUES ('a')")
        throw Stop()
      }
    }
    #expect(try store.read { try $0.count("SELECT count(*) FROM t") } == 0)
  }

  @Test func olderShapesAreBroughtUpAndNewerOnesRefused() throws {
    let folder = try TemporaryFolder()
    try Store(Self.path(folder), migrations: [Self.first], create: true).write {
      try $0.execute("INSERT INTO t (name) VALUES ('kept')")
    }
    let grown = try Store(Self.path(folder), migrations: [Self.first, Self.second], create: false)
    #expect(try grown.read { try $0.value("SELECT name FROM t WHERE flag = 0") as String? } == "kept")
    #expect(throws: StoreError.newer) {
      try Store(Self.path(folder), migrations: [Self.first], create: false)
    }
  }

  @Test func whatIsNoDatabaseIsTold() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StoreError.missing) { try Store(Self.path(folder), migrations: [], create: false) }
    try folder.write(String(repeating: "no database ", count: 1000), to: "data.sqlite")
    #expect {
      try Store(Self.path(folder), migrations: [Self.first], create: false)
    } throws: { error in
      if case .damaged = error as? StoreError { true } else { false }
    }
    try Store.setAside(Self.path(folder))
    #expect(folder.files == ["data.sqlite.broken"])
    _ = try Store(Self.path(folder), migrations: [Self.first], create: true)
  }

  @Test func onlyItsOwnerReadsIt() throws {
    let folder = try TemporaryFolder()
    let store = try Store(Self.path(folder), migrations: [Self.first], create: true)
    try store.write { try $0.execute("INSERT INTO t (name) VALUES ('a')") }
    for file in folder.files {
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path(file))[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(file)")
    }
    withExtendedLifetime(store) {}
  }
}
