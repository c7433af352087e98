import Foundation
import Portrait
import Rules
import Studio
import Testing

@Suite struct ModelStoreTests {
  private static func fill(_ folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in PortraitModels.files { try Data("x".utf8).write(to: folder.appendingPathComponent(name)) }
  }

  /// Each place is found when it is the only one, and the earlier of two wins.
  @Test func placesInTheirOrder() throws {
    try Repository.withFolder { root in
      let root = root.resolvingSymlinksInPath()
      let executable = root.appendingPathComponent("bin/gradphoto")
      let named = root.appendingPathComponent("named")
      let places = [
        named, root.appendingPathComponent("share/gradphoto/models"),
        root.appendingPathComponent("bin/models"),
        root.appendingPathComponent("bin"),
      ]
      for place in places {
        try Self.fill(place)
        let store = try ModelStore(
          explicit: nil, executable: executable, environment: ["GRADPHOTO_MODELS": named.path])
        #expect(store.folder.standardizedFileURL.path == place.standardizedFileURL.path)
      }
      #expect(
        try ModelStore(explicit: named.path, executable: executable, environment: [:]).folder.path
          == named.path)
    }
  }

  @Test func whereItLookedIsSaid() throws {
    try Repository.withFolder { root in
      do throws(ModelError) {
        _ = try ModelStore(
          explicit: nil, executable: root.appendingPathComponent("bin/gradphoto"),
          environment: ["GRADPHOTO_MODELS": "/no/such/folder"])
        Issue.record("an empty folder was accepted")
      } catch {
        for part in ["bin/models", "share/gradphoto/models", "/no/such/folder"] {
          #expect(error.message.en.contains(part))
          #expect(error.message.zh.contains(part))
        }
      }
    }
  }

  @Test func aFileOfAnotherContentIsRefused() throws {
    try Repository.withFolder { root in
      try Self.fill(root)
      let store = try ModelStore(explicit: root.path, executable: nil, environment: [:])
      #expect(throws: ModelError.self) { try store.load() }
    }
  }

  @Test func hashesAreThoseOfTheDownloads() throws {
    let table = try String(
      contentsOf: Repository.root.appendingPathComponent("fixtures/downloads.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let downloads = rows.filter {
      $0.count == 6 && !$0[0].hasPrefix("#") && !$0[4].hasPrefix("portraits/")
    }
    #expect(Dictionary(uniqueKeysWithValues: downloads.map { ($0[4], $0[5]) }) == ModelStore.hashes)
    #expect(Set(PortraitModels.files + ["sface.onnx"]) == Set(ModelStore.hashes.keys))
  }
}
