import Codecs
import Foundation
import Pipeline
import Portrait
import Raster
import Rules
import Support

/// One labelled photo and what the rules say of it, as `standardize` reports it.
struct JudgedPhoto: Sendable {
  var photo: LabelledPhoto
  var findings: [String: Finding]
  /// Individual typology angle of the cheeks in degrees (Chardon 1991); nil without a face.
  var skin: Double?

  func verdict(_ rule: String) -> Verdict? {
    guard rule == "glasses" else { return findings[rule]?.verdict }
    // Turned about, so that a wrong "there are glasses" is a false reject and a missed pair a false accept.
    return switch findings["glasses-glare"]?.verdict {
    case .notApplicable: .pass
    case .unassessable, nil: .unassessable
    default: .fail
    }
  }

  /// Every labelled and every edited photo, judged once.
  static let all: Result<[JudgedPhoto], any Error> = Result {
    let photos = try LabelledPhoto.all()
    let models = try Downloads.models()
    let workers = min(4, ProcessInfo.processInfo.activeProcessorCount)
    let results = Shelf<Result<JudgedPhoto, any Error>>(count: photos.count)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let bench = Bench(models: models)
      for i in stride(from: worker, to: photos.count, by: workers) {
        results.put(Result { try bench.judge(photos[i]) }, at: i)
      }
    }
    return try results.items.map { try $0.get() }
  }
}

/// Judges photos one after another, unedited ones and edits alike.
private final class Bench {
  /// Edited photos are written there, to be looked at.
  private static let editFolder = ProcessInfo.processInfo.environment["GRADPHOTO_EDITS"].map {
    URL(fileURLWithPath: $0, isDirectory: true)
  }
  private let standardizer: Standardizer
  private let checker: Checker
  private let analyzer: PortraitAnalyzer

  init(models: PortraitModels) {
    standardizer = Standardizer(
      models: models, standard: .chsi99, background: .preferred(by: .chsi99))
    checker = Checker(models: models, standard: .chsi99)
    analyzer = PortraitAnalyzer(models: models)
  }

  func judge(_ photo: LabelledPhoto) throws -> JudgedPhoto {
    let file = try SharedData.bytes(photo.path)
    var stopwatch = Stopwatch()
    let findings: [Finding]
    switch photo.edit?.stage {
    case .finished(let edit):
      let made = try standardizer.standardize(file, outputName: "photo.jpg", stopwatch: &stopwatch)
      guard let finished = made.finished else {
        return JudgedPhoto(photo: photo, findings: [:])
      }
      let broken = try edit(
        FinishedPicture(
          file: finished.file, crop: finished.crop, source: try Photo(bytes: file),
          random: Randomness(photo.name)))
      try Bench.editFolder.map {
        try Data(broken.file).write(to: $0.appendingPathComponent(photo.fileName))
      }
      findings = try checker.check(broken.file, fileName: broken.name, stopwatch: &stopwatch).findings
    case .source(let edit):
      let source = try Photo(bytes: file, atLeast: Edit.workingSide)
      let found = try analyzer.analyze(source.image, sourceSize: source.sourceSize)
      guard let face = found.faces.first else { return JudgedPhoto(photo: photo, findings: [:]) }
      let toImage = Crop(scale: source.reduction, x: 0, y: 0, output: source.image.size)
      var canvas = Canvas(source.image, face.mapped(by: toImage), seed: photo.name) {
        found.person?.probability(at: $0 * (1 / source.reduction)) ?? 0
      }
      edit(&canvas)
      let bytes = try JPEGEncoder.encode(
        canvas.image, quality: canvas.quality, subsampling: .s444, density: 300)
      try Bench.editFolder.map { try Data(bytes).write(to: $0.appendingPathComponent(photo.fileName)) }
      findings = try standardizer.standardize(bytes, outputName: "photo.jpg", stopwatch: &stopwatch).findings
    case nil where photo.isFramed:
      findings = try checker.check(file, fileName: "photo.jpg", stopwatch: &stopwatch).findings
    case nil:
      findings = try standardizer.standardize(file, outputName: "photo.jpg", stopwatch: &stopwatch).findings
    }
    let skin = try photo.edit == nil ? SkinAngle.measure(file, analyzer) : nil
    return JudgedPhoto(
      photo: photo, findings: Dictionary(findings.map { ($0.rule, $0) }, uniquingKeysWith: { a, _ in a }),
      skin: skin)
  }
}

/// Results that threads put in their places.
private final class Shelf<Item: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var slots: [Item?]

  init(count: Int) { slots = [Item?](repeating: nil, count: count) }

  func put(_ item: Item, at index: Int) { lock.withLock { slots[index] = item } }

  var items: [Item] { lock.withLock { slots.compactMap { $0 } } }
}
