internal import Files
internal import Localization
internal import SystemPackage

/// The log's text, read when the database is lost, or may not be what it was.
///
/// Of several lines with one number the last counts: those before it were written by transactions that failed.
struct LogText {
  /// In their order, as far as each follows from those before it.
  private(set) var events: [Event] = []
  /// Lines that were entered and follow from nothing any more, since one before them is damaged or missing.
  private(set) var lost = 0
  /// The highest number of a line that was entered, followed or lost.
  private(set) var newest: Int64 = 0

  init(_ path: FilePath) throws {
    var lines = Lines()
    try LogFile.forEachLine(of: path, limit: Event.lineLimit) { lines.add($0) }
    var chain = Chain()
    while let event = lines.last[Int64(events.count + 1)], chain.follow(event) { events.append(event) }
    for (index, event) in events.enumerated() where event.isLate && !chain.holds(event) {
      // The merge that took it over was never entered.
      events[index] = lines.undressed(event)
    }
    let end = events.last.flatMap { lines.places[$0.id] } ?? 0
    let left = lines.last.keys.filter { $0 > events.count }.sorted().filter { id in
      lines.last[id].map { !chain.hangs($0, in: lines) } ?? false
    }
    lost = left.count + lines.damaged.count { $0 > end }
    newest = left.last ?? Int64(events.count)
  }

  /// The hash of the last line; nil where it is damaged, or not among the last `count` bytes.
  static func lastHash(of path: FilePath, within count: Int) -> String? {
    guard let tail = FileSystem.ends(of: path, count: count)?.tail,
      let line = tail.split(separator: UInt8(ascii: "\n")).last
    else { return nil }
    return JSONLine.decode(Event.self, String(decoding: line, as: UTF8.self))?.hash
  }
}

/// What stands in the file.
private struct Lines {
  /// By number, the last that is genuine.
  var last: [Int64: Event] = [:]
  /// Where in the file it stands.
  var places: [Int64: Int] = [:]
  /// Hashes of lines whose number another one took.
  var replaced: Set<String> = []
  /// What a line was before a later merge took it over.
  private var earlier: [Int64: Event] = [:]
  /// Places of lines that are none, or not genuine.
  var damaged: [Int] = []
  private var place = 0

  mutating func add(_ line: String) {
    place += 1
    guard let event = JSONLine.decode(Event.self, line), event.isGenuine else { return damaged.append(place) }
    if let old = last[event.id] {
      if old.hash != event.hash { replaced.insert(old.hash) } else if event.isLate { earlier[event.id] = old }
    }
    last[event.id] = event
    places[event.id] = place
  }

  func undressed(_ event: Event) -> Event { earlier[event.id] ?? event.withoutContent }
}

/// Lines that follow from one another.
private struct Chain {
  private var head = Event.beginning
  private var known: Set<String> = [Event.beginning]
  /// How many lines of the other log stand behind the line of a merge.
  private var merges: [Int64: Int] = [:]
  private var count: Int64 = 0
  private var hanging: Set<Int64> = []
  private var hangingHashes: Set<String> = []

  /// - Returns: false where it does not follow.
  mutating func follow(_ event: Event) -> Bool {
    guard event.merge == nil ? event.previous == head : known.contains(event.previous) else { return false }
    guard event.merge == nil || event.isLate || holds(event) else { return false }
    count = event.id
    known.insert(event.hash)
    if event.merge == nil { head = event.hash }
    if event.name == MergeLog.name, event.merge == nil, let content = event.content {
      merges[event.id] = JSONLine.decode(MergeLog.self, content)?.events
    }
    return true
  }

  /// Whether it stands behind the merge that took it over, or was there before it.
  func holds(_ event: Event) -> Bool {
    guard let merge = event.merge, let lines = merges[merge] else { return false }
    return event.id <= merge + Int64(lines)
  }

  /// Whether it was written by a transaction that failed: what it follows has no number any more. To be asked in the order
  /// of numbers.
  mutating func hangs(_ event: Event, in lines: Lines) -> Bool {
    let hangs: Bool
    if let merge = event.merge {
      if event.isLate {
        hangs = false
      } else if merge <= count {
        hangs = !holds(event)
      } else {
        hangs = lines.last[merge].map { $0.name != MergeLog.name || hanging.contains(merge) } ?? false
      }
    } else {
      hangs = lines.replaced.contains(event.previous) || hangingHashes.contains(event.previous)
    }
    if hangs {
      hanging.insert(event.id)
      hangingHashes.insert(event.hash)
    }
    return hangs
  }
}
