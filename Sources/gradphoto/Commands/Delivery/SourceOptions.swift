import ArgumentParser
import Batch
import Collection
import Delivery
import Files
import Localization
import Rosters
import SystemPackage

/// Where finished pictures come from: a batch, a collection, or plain files with the school's list.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Output folder of a batch, a collection, or finished pictures: a folder of them, or files.",
      valueName: "source"))
  var sources: [PathArgument]

  @Option(
    help:
      "The school's list: XLSX, or CSV in UTF-8 or GB18030 (default for a batch: the one it was run with).")
  var roster: PathArgument?

  @Option(help: "The sheet of an XLSX list, where several list students.")
  var sheet: String?

  @Option(help: "Columns of the list by number or heading: 学号=1,姓名=Name.")
  var columns: String?

  @Option(
    name: .customLong("match"),
    help: "Regular expression; its first group in a file's name is the student's number.")
  var pattern: String?

  @Option(help: "Folder of the photos that plain pictures were made of, named by student.")
  var photos: PathArgument?

  @Option(help: "Folder of photos known to show the students, such as 录取照, named by student.")
  var references: PathArgument?

  @Flag(help: "Pictures that wait for a person's look count as accepted.")
  var includeReview = false

  private var isFolder: Bool { sources.count == 1 && FileSystem.isFolder(sources[0].path) }

  /// Plain files without a list: nothing is known of them but their names.
  var isPlain: Bool {
    guard roster == nil else { return false }
    guard isFolder else { return true }
    return !isBatch && !isCollection
  }

  private var isBatch: Bool { BatchFolder(sources[0].path).hasJournal }

  private var isCollection: Bool {
    FileSystem.exists(CollectionFolder(sources[0].path).database)
  }

  /// Every file that is read, where they are given one by one.
  var inputs: [FilePath] { sources.map(\.path) + [roster, photos, references].compactMap { $0?.path } }

  /// - Throws: `UsageError` where the list is missing; `RosterError`, `FileError`, errors of journal and collection.
  func load() throws -> DeliverySource {
    var source: DeliverySource
    try checkUse()
    if isFolder, isBatch {
      source = try BatchDelivery(sources[0].path, list: list(), includesReview: includeReview).source()
    } else if isFolder, isCollection {
      source = try collection().source()
    } else {
      guard let list = try list() else {
        throw UsageError(
          zh: "这里既没有批次也没有收集库：请用 --roster 给出名单。",
          en: "This is neither a batch nor a collection: name the list with --roster.")
      }
      source = try FileDelivery(list, pattern).source(pictures(), photos?.path)
    }
    if let references {
      let (found, unused) = try FileDelivery(source.roster, pattern).proofs(.reference, in: references.path)
      source.references = found
      source.unused += unused
    }
    return source
  }

  /// Options that a batch or a collection would not heed.
  private func checkUse() throws {
    guard isFolder, isBatch || isCollection else { return }
    if photos != nil {
      throw UsageError(
        zh: "批次和收集库自有原片：--photos 只用于成品照片文件。",
        en: "A batch or a collection has its own source photos: --photos is for plain pictures.")
    }
    if isCollection, roster != nil {
      throw UsageError(
        zh: "收集库自有名单：请去掉 --roster。", en: "A collection has its own list: leave --roster out.")
    }
  }

  /// Folders of photos that are read besides the sources themselves.
  func photoFolders() throws -> [FilePath] {
    let given = [photos, references].compactMap { $0?.path }
    guard isFolder, isBatch else { return given }
    return given + [try BatchDelivery.input(of: sources[0].path)].compactMap(\.self)
  }

  /// - Throws: `UsageError` where the source is no collection.
  func collection() throws -> CollectionDelivery {
    guard isFolder, isCollection else {
      throw UsageError(zh: "来源不是收集库。", en: "The source is no collection.")
    }
    return try CollectionDelivery(PhotoCollection.open(sources[0].path))
  }

  private func list() throws -> Roster? {
    try roster.map { try Roster(path: $0.path, columns: columns, sheet: sheet) }
  }

  /// The plain pictures.
  func pictures() throws -> [FilePath] {
    isFolder ? try FileDelivery.photos(in: sources[0].path) : sources.map(\.path)
  }
}
