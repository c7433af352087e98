internal import Files

/// Which pictures go into which archive.
enum ArchiveGroups {
  struct Entry {
    var path: String
    var bytes: Int
    /// College, major and class; empty where archives are not of classes.
    var group: [String]
  }

  struct Archive: Hashable {
    /// Without ".zip"; no other of the list is one file with it on any disk.
    var name: String
    var paths: [String]
  }

  /// Bytes that an entry takes besides its content: two headers and two names (APPNOTE 4.3.7, 4.3.12), with room.
  private static func overhead(_ path: String) -> Int { 128 + 2 * path.utf8.count }
  /// Of the archive's own end.
  private static let ending = 128

  /// One for each group, or several numbered ones where it would be larger than `largest`; a single larger picture gets
  /// one alone.
  /// - Parameter unnamed: the name of a group whose fields are all empty.
  static func archives(_ entries: [Entry], largest: Int?, unnamed: String) -> [Archive] {
    var taken: Set<String> = []
    func free(_ name: String, _ suffix: String) -> String {
      var given = SafeName.component(name, suffix: suffix)
      var number = 1
      while !taken.insert(SafeName.collisionKey(given)).inserted {
        number += 1
        given = SafeName.component(name, suffix: "\(suffix)~\(number)")
      }
      return given
    }
    let groups = Dictionary(grouping: entries, by: \.group).sorted {
      $0.key.lexicographicallyPrecedes($1.key)
    }
    return groups.flatMap { group, entries in
      let label = group.filter { !$0.isEmpty }.joined(separator: "-")
      let sorted = entries.sorted { $0.path < $1.path }
      let parts = largest.map { split(sorted, largest: $0) } ?? [sorted]
      return parts.enumerated().map { index, part in
        Archive(
          name: free(label.isEmpty ? unnamed : label, parts.count == 1 ? "" : "-\(index + 1)"),
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
