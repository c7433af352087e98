import ArgumentParser
import Batch
import Delivery
import Files
import Foundation
import Localization
import Pipeline
import Rosters
import SystemPackage

struct DeliverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver", abstract: "Hand over finished pictures: named, indexed, proven. 归类交付。",
    discussion: """
      Every picture's face is compared with that of its source photo and, with --references, with that of the reference; \
      what may be mixed up is held back. OUT holds a folder for each scheme, index.csv, .xlsx and .dbf, lists of who is \
      missing, to re-shoot or not delivered and why, report.txt and SHA256SUMS (sha256sum -c). It is made beside its \
      place and takes its name when it is whole; the same command goes on after a stop.

      Exit status: 0 everything is delivered that is there, 1 some picture was held back because it may be mixed up, was \
      altered or can't be read, 2 nothing could be delivered.
      """)

  @OptionGroup var source: SourceOptions

  @Option(name: [.customShort("o"), .long], help: "Folder of the delivery; must be new.")
  var output: PathArgument

  @Option(
    help: ArgumentHelp(
      "Names of the pictures, '/' begins a folder; may be given several times (default: '{学号}.jpg').",
      valueName: "'{学院}/{班级}/{学号}.jpg'"))
  var scheme: [String] = []

  @Flag(help: "One zip for each class, with nothing but photos.")
  var zip = false

  @Option(help: ArgumentHelp("Zips of at most this size: 100MB.", valueName: "size"))
  var maxZip: String?

  @Flag(inversion: .prefixedNo, help: "Compare faces.")
  var proof = true

  @Flag(help: "Note in the collection that its students were delivered.")
  var mark = false

  @Option(name: [.customShort("j"), .long], help: "Workers (default: one for each core).")
  var jobs: Int?

  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw UsageError(zh: "--jobs 应为 1 到 256 的数字。", en: "--jobs is a number from 1 to 256.").forParser
    }
  }

  func run() throws {
    try shared.explaining {
      let settings = DeliverySettings(
        schemes: try NamingScheme.all(scheme.isEmpty ? ["{学号}.jpg"] : scheme), language: shared.language,
        zipsClasses: zip, largestZip: try maxZip.map(DeliverySettings.bytes),
        workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
      try claimOutput()
      if mark { _ = try source.collection() }
      let delivery = try DeliveryRun(source.load(), settings, into: output.path)
      let stop = StopSign()
      let interrupt = try Interrupt(stop, shared)
      defer { withExtendedLifetime(interrupt) {} }
      let report = try delivery.run(
        faces: try assessing(), isStopping: { stop.isStopping },
        progress: { done in
          if shared.verbose { Console.replaceLine("\(done)/\(delivery.total)") }
        })
      guard let report else {
        shared.note(
          LocalizedText(
            zh: "已中断：同样的命令会接着做。", en: "Interrupted: the same command goes on."))
        throw ExitCode(ExitStatus.interrupted)
      }
      if delivery.isRepeated {
        shared.note(
          LocalizedText(
            zh: "此前已交付，逐个文件核对无误。", en: "Delivered before: every file is as it should be."))
      }
      Console.print(report.text(shared.language))
      if mark {
        let count = try source.collection().mark(delivery.handedOver, by: NSUserName())
        shared.note(LocalizedText(zh: "收集库中已登记交付 \(count) 人", en: "noted in the collection: \(count)"))
      }
      if report.delivered == 0, report.students > 0 { throw ExitCode(ExitStatus.unprocessed) }
      if report.refused > 0 { throw ExitCode(ExitStatus.broken) }
    }
  }

  /// The delivery must not lie where a later batch, or this one, would find it again.
  private func claimOutput() throws {
    let place = FileSystem.resolved(output.path)
    for folder in try source.sources.map(\.path) + source.photoFolders() where FileSystem.isFolder(folder) {
      let root = FileSystem.resolved(folder)
      if place.starts(with: root) { throw DeliveryError.insideSource(output.text) }
    }
  }

  private func assessing() throws -> (@Sendable () throws -> FaceAssessing)? {
    guard proof else { return nil }
    let (networks, faces) = try models.loadWithFaces(shared)
    return {
      let reader = FaceReader(models: networks, faces: faces)
      return { try reader.assess($0) }
    }
  }
}
