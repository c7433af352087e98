internal import Files
internal import Localization
internal import SystemPackage

/// The log's text, read when the database is lost.
enum LogText {
  /// Bytes of one line.
  static let lineLimit = 1 << 24

  /// The events in their order, as far as each follows from those before it: of several with one number the last
  /// counts, and what was never entered hangs in the air and is left out.
  static func events(_ path: FilePath) throws -> [Event] {
    var last: [Int64: Event] = [:]
    try LogFile.forEachLine(of: path, limit: lineLimit) { line in
      if let event = JSONLine.decode(Event.self, line) { last[event.id] = event }
    }
    var events: [Event] = []
    var head = Event.beginning
    var known: Set<String> = [head]
    for id in last.keys.sorted() {
      guard let event = last[id], event.isGenuine, id == Int64(events.count + 1),
        event.merge == nil ? event.previous == head : known.contains(event.previous)
      else { break }
      events.append(event)
      known.insert(event.hash)
      if event.merge == nil { head = event.hash }
    }
    return events
  }
}
