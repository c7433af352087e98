import ArgumentParser
import FaceVerification
import Foundation
import Localization
import Pipeline
import Portrait
import SystemPackage

/// Options of commands that look at photos.
struct ModelOptions: ParsableArguments {
  @Option(
    help:
      "Folder of the network files (default: beside the executable, ../share/gradphoto/models, $GRADPHOTO_MODELS)."
  )
  var models: PathArgument?

  /// - Throws: `ExitCode` after saying what is missing.
  func load(_ shared: SharedOptions) throws -> PortraitModels {
    try shared.explaining { try store(shared).load() }
  }

  /// The networks with the one that compares faces.
  /// - Throws: `ExitCode` after saying what is missing.
  func loadWithFaces(_ shared: SharedOptions) throws -> (models: PortraitModels, faces: FaceEmbeddingNetwork)
  {
    try shared.explaining {
      let store = try store(shared)
      return (try store.load(), try store.loadFaces())
    }
  }

  private func store(_ shared: SharedOptions) throws -> ModelStore {
    let environment = ProcessInfo.processInfo.environment["GRADPHOTO_MODELS"]
    let store = try ModelStore(
      explicit: models?.path, executable: Bundle.main.executablePath.map { FilePath($0) },
      environment: environment.map { FilePath($0) })
    shared.detail(
      LocalizedText(zh: "模型目录：\(store.folder.string)", en: "networks: \(store.folder.string)"))
    return store
  }
}
