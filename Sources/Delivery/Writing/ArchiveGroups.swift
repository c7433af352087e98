internal import Files

/// Which pictures go into which archive.
enum ArchiveGroups {
  struct Entry {
    var path: String
    var bytes: Int
    var group: String
  }

  struct Archive {
    var name: String
    var paths: [String]
  }

  /// Bytes that an entry takes besides its content: two headers and two names (APPNOTE 4.3.7, 4.3.12), with room.
  private static func overhead(_ path: String) -> Int { 128 + 2 * path.utf8.count }
  /// Of the archive's own end.
  private static let ending = 128

  /// One for each group, or several numbered ones where it would be larger than `largest`; a single larger picture gets
  /// one alone.
  static func archives(_ entries: [Entry], largest: Int?) -> [Archive] {
    var groups: [String: [Entry]] = [:]
    for entry in entries { groups[entry.group, default: []].append(entry) }
    return groups.sorted { $0.key < $1.key }.flatMap { name, entries in
      let sorted = entries.sorted { $0.path < $1.path }
      let parts = largest.map { split(sorted, largest: $0) } ?? [sorted]
      return parts.enumerated().map { index, part in
        Archive(
          name: parts.count == 1 ? name : SafeName.component(name, suffix: "-\(index + 1)"),
          paths: part.map(\.path))
      }
    }
  }

  private static func split(_ entries: [Entry], largest: Int) -> [[Entry]] {
    var parts: [[Entry]] = []
    var size = 0
    for entry in entries {
      let more = entry.bytes + overhead(entry.path)
      if parts.isEmpty || size + more > largest {
        parts.append([])
        size = ending
      }
      parts[parts.count - 1].append(entry)
      size += more
    }
    return parts
  }
}
