internal import Files
internal import Rosters
public import SystemPackage

/// Files that stand beside a photo of the same name in the same folder: the RAW beside its JPEG, the HEIC beside what was
/// made of it. The photo is the one that is read best.
public enum Companions {
  /// By how well they are read; JPEG and PNG are never companions.
  private static let order = [["heic", "heif"], ["avif"], ["webp"]]
  private static let masters: Set<String> = ["jpg", "jpeg", "jpe", "jfif", "png"]

  /// The companions among `paths`, and the photo of each.
  /// - Parameter root: where relative paths begin.
  public static func find(_ paths: [FilePath], in root: FilePath = FilePath()) -> [FilePath: FilePath] {
    find(groups(paths, by: key), in: root)
  }

  /// The same among the photos of a whole run, wherever they lie: cameras with two cards write one of a pair to each, and
  /// many sort them into two folders. Without a student who has both, files of one name in two folders are two photos.
  static func find(of matcher: PhotoMatcher, _ paths: [FilePath], in root: FilePath) -> [FilePath: FilePath] {
    let named = groups(paths) { SafeName.collisionKey($0.stemText) }
    return find(
      named.filter { group in
        guard group.count > 1, case .student = matcher.match(group[0].stemText) else { return false }
        return true
      }, in: root)
  }

  private static func groups(_ paths: [FilePath], by key: (FilePath) -> String) -> [[FilePath]] {
    var groups: [String: [FilePath]] = [:]
    for path in paths where PhotoScan.endings.contains(path.ending) {
      groups[key(path), default: []].append(path)
    }
    return Array(groups.values)
  }

  private static func find(_ groups: [[FilePath]], in root: FilePath) -> [FilePath: FilePath] {
    var companions: [FilePath: FilePath] = [:]
    for group in groups where group.count > 1 && group.contains(where: { !masters.contains($0.ending) }) {
      let ranks = group.map { rank($0, in: root) }
      guard let best = ranks.min(), best < unreadable, let photo = ranks.firstIndex(of: best) else {
        continue
      }
      for (path, rank) in zip(group, ranks) where rank > best && !masters.contains(path.ending) {
        companions[path] = group[photo]
      }
    }
    return companions
  }

  /// Folder and stem, as a disk that ignores case has them.
  private static func key(_ path: FilePath) -> String {
    var stem = path
    stem.extension = nil
    return SafeName.collisionKey(stem.escapedText)
  }

  private static let unreadable = order.count + 1

  private static func rank(_ path: FilePath, in root: FilePath) -> Int {
    let rank =
      masters.contains(path.ending) ? 0 : order.firstIndex { $0.contains(path.ending) }.map { $0 + 1 }
    guard let rank, let head = FileSystem.beginning(of: root / path, count: 12), isPicture(head) else {
      return unreadable
    }
    return rank
  }

  /// JPEG, PNG, RIFF (WebP) or ISO base media (HEIC, AVIF).
  private static func isPicture(_ head: [UInt8]) -> Bool {
    head.starts(with: [0xFF, 0xD8, 0xFF]) || head.starts(with: [0x89, 0x50, 0x4E, 0x47])
      || head.starts(with: Array("RIFF".utf8)) || head.dropFirst(4).starts(with: Array("ftyp".utf8))
  }
}
