internal import Files
internal import Store

/// The names that are taken, folded as a disk may fold them.
struct NameBook {
  let store: StoreConnection

  /// `requested`, or that with "~2", "~3"… before its extension.
  func take(_ requested: String, for photo: Int64) throws -> String {
    var number = 1
    while true {
      let name = try withFreeFolders(NameBook.numbered(requested, number))
      if try kind(of: name) == nil {
        try enter(name, folder: false, photo)
        return name
      }
      number += 1
    }
  }

  private static func numbered(_ name: String, _ number: Int) -> String {
    guard number > 1 else { return name }
    let cut = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let stem = name[cut...].dropLast(".jpg".count)
    return name[..<cut] + SafeName.component(String(stem), suffix: "~\(number).jpg")
  }

  /// Renames folders that are files to others.
  private func withFreeFolders(_ name: String) throws -> String {
    var parts = name.split(separator: "/").map(String.init)
    for end in parts.indices.dropLast() {
      let original = parts[end]
      var number = 1
      while try kind(of: parts[...end].joined(separator: "/")) == .file {
        number += 1
        parts[end] = SafeName.component(original, suffix: "~\(number)")
      }
      try enter(parts[...end].joined(separator: "/"), folder: true, nil)
    }
    return parts.joined(separator: "/")
  }

  private enum Kind { case file, folder }

  private func kind(of name: String) throws -> Kind? {
    let folder: Bool? = try store.value(
      "SELECT folder FROM taken WHERE key = ?", [SafeName.collisionKey(name)])
    return folder.map { $0 ? .folder : .file }
  }

  private func enter(_ name: String, folder: Bool, _ photo: Int64?) throws {
    try store.execute(
      "INSERT OR IGNORE INTO taken VALUES (?, ?, ?)", [SafeName.collisionKey(name), photo, folder])
  }
}
