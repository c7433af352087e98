import Files
import Foundation
import Localization
import Pipeline
import Portrait
import Support
import SystemPackage
import Testing

@Suite struct ModelStoreTests {
  private static func fill(_ folder: TemporaryFolder, _ place: String) throws {
    for name in PortraitModels.files { try folder.write("x", to: "\(place)/\(name)") }
  }

  /// Each place is found when it is the only one, and the earlier of two wins.
  @Test func placesInTheirOrder() throws {
    let root = try TemporaryFolder()
    let top = FileSystem.resolved(FilePath(root.url.path))
    for place in ["named", "share/gradphoto/models", "bin/models", "bin"] {
      try Self.fill(root, place)
      let store = try ModelStore(
        explicit: nil, executable: top / "bin/gradphoto", environment: top / "named")
      #expect(store.folder == top / place)
    }
    let named = try ModelStore(
      explicit: top / "named", executable: top / "bin/gradphoto", environment: nil)
    #expect(named.folder == top / "named")
  }

  @Test func whereItLookedAndWhatIsMissingIsSaid() throws {
    let root = try TemporaryFolder()
    do throws(ModelError) {
      _ = try ModelStore(
        explicit: nil, executable: FilePath(root.path("bin/gradphoto")), environment: "/no/such/folder")
      Issue.record("an empty folder was accepted")
    } catch {
      for part in ["bin/models", "share/gradphoto/models", "/no/such/folder"] {
        #expect(error.text.en.contains(part))
        #expect(error.text.zh.contains(part))
      }
    }
    try Self.fill(root, "most")
    try FileManager.default.removeItem(atPath: root.path("most/modnet.onnx"))
    #expect(throws: ModelError.missing(files: ["modnet.onnx"], lookedIn: [root.path("most")])) {
      try ModelStore(explicit: FilePath(root.path("most")), executable: nil, environment: nil)
    }
  }

  @Test func aFileOfAnotherContentIsRefused() throws {
    let root = try TemporaryFolder()
    try Self.fill(root, ".")
    let store = try ModelStore(explicit: FilePath(root.url.path), executable: nil, environment: nil)
    #expect(throws: ModelError.self) { try store.load() }
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
