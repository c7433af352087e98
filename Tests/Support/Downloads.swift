public import Codecs
public import Foundation
public import Portrait
internal import Synchronization

/// What `make photos` fetches: the networks, and portraits in the public domain. Tests that need them are
/// `.enabled(if: Downloads.arePresent)`.
public enum Downloads {
  public static let folder = Repository.root.appendingPathComponent(".models")
  public static let portraits = folder.appendingPathComponent("portraits")
  public static let portraitNames = [
    "astronaut.png", "biden.jpg", "chelsea.png", "coffee.png", "grace_hopper.jpg", "obama.jpg",
  ]

  public static let networksArePresent = Repository.holds(PortraitModels.files + ["sface.onnx"], in: folder)
  public static let arePresent = networksArePresent && Repository.holds(portraitNames, in: portraits)

  /// A network's file by its name in the folder: "modnet.onnx".
  public static func network(_ name: String) throws -> [UInt8] {
    try Repository.bytes(of: folder.appendingPathComponent(name))
  }

  public static func portrait(_ name: String) throws -> [UInt8] {
    try Repository.bytes(of: portraits.appendingPathComponent(name))
  }

  /// All networks, read once a run.
  public static func models() throws -> PortraitModels { try loaded.get() }

  private static let loaded = Result { try PortraitModels(load: network) }

  /// A portrait and what the analysis finds in it, made once a run.
  public struct Analyzed: Sendable {
    public var photo: Photo
    public var analysis: PortraitAnalysis
  }

  public static func analyzed(_ name: String) throws -> Analyzed {
    // The lock is held while a photo is analyzed, so that tests side by side do not analyze it twice.
    try memory.withLock { known in
      if let there = known[name] { return there }
      let photo = try Photo(bytes: try portrait(name))
      let analysis = try PortraitAnalyzer(models: try models()).analyze(
        photo.image, sourceSize: photo.sourceSize)
      let made = Analyzed(photo: photo, analysis: analysis)
      known[name] = made
      return made
    }
  }

  private static let memory = Mutex<[String: Analyzed]>([:])
}
