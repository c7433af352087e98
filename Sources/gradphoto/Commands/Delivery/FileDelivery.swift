import Batch
import Delivery
import Files
import Localization
import Rosters
import SystemPackage

/// Plain files as what can be delivered: the list says whose they are, by their names.
struct FileDelivery {
  private let roster: Roster
  private let matcher: PhotoMatcher

  init(_ roster: Roster, _ pattern: String?) throws {
    self.roster = roster
    matcher = try PhotoMatcher(roster, pattern: pattern)
  }

  /// In the order of a batch.
  /// - Throws: `FileError`, also for a folder within that can't be entered.
  static func photos(in folder: FilePath) throws -> [FilePath] {
    guard FileSystem.isFolder(folder) else { throw FileError.notFound(folder) }
    var photos: [FilePath] = []
    try PhotoScan(root: folder, excluding: nil).visit { item in
      switch item {
      case .photo(let path, let state):
        try PhotoScan.requireFile(folder.pushing(path), state)
        photos.append(folder.pushing(path))
      // Whoever's picture lies there would be told to have none.
      case .skipped(let path, .unreadableFolder(let errno)):
        throw FileError.unreadable(folder.pushing(path), Errno(rawValue: errno))
      case .skipped: break
      }
    }
    return photos
  }

  /// Files by the student that they name, and the others; a student whom several name has none of them. Where most of the
  /// names fit nobody, numbers that may as well be dates or counters are not believed.
  func students(of files: [FilePath]) -> (found: [Int: FilePath], others: [(FilePath, DeliveryNote)]) {
    var byStudent: [Int: [FilePath]] = [:]
    var others: [(FilePath, DeliveryNote)] = []
    var run = RunMatches()
    for file in files { run.add(file, matcher) }
    for file in files {
      switch matcher.match(file.stemText) {
      case .student(let index) where !run.believes(file, index, matcher): others.append((file, .captureName))
      case .student(let index): byStudent[index, default: []].append(file)
      case .none: others.append((file, .unmatched))
      case .capture: others.append((file, .captureName))
      case .ambiguous(let lines): others.append((file, .ambiguous(lines: lines)))
      }
    }
    for (index, files) in byStudent where files.count > 1 {
      for file in files { others.append((file, .duplicate(line: roster.students[index].line))) }
      byStudent[index] = []
    }
    return (byStudent.compactMapValues(\.first), others)
  }

  /// Photos of a folder that prove pictures by the student that they name, and those that can't.
  func proofs(_ kind: UnusedPhoto.Kind, in folder: FilePath) throws -> (
    found: [Int: FilePath], unused: [UnusedPhoto]
  ) {
    let (found, others) = students(of: try FileDelivery.photos(in: folder))
    return (
      found, others.map { UnusedPhoto(kind, student: student(of: $1), reason: $1.text) }
    )
  }

  /// Whose file it is, where that is known.
  private func student(of note: DeliveryNote) -> Int? {
    guard case .duplicate(let line) = note else { return nil }
    return roster.students.firstIndex { $0.line == line }
  }

  /// - Parameter photos: the folder of the photos that the pictures were made of.
  func source(_ pictures: [FilePath], _ photos: FilePath?) throws -> DeliverySource {
    let (found, others) = students(of: pictures)
    let (sources, unused) = try photos.map { try proofs(.source, in: $0) } ?? ([:], [])
    let deliverables = found.sorted { $0.key < $1.key }.map { student, picture in
      Deliverable(
        student: student, picture: picture, source: sources[student], stem: picture.stemText,
        folder: picture.folder.name.string)
    }
    let undelivered = others.map { file, note in
      Undelivered(.other, student: student(of: note), photo: file.name.string, reason: note.text)
    }
    return DeliverySource(
      roster: roster, deliverables: deliverables, undelivered: undelivered, unused: unused)
  }
}
