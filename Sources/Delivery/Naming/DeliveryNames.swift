internal import Files
internal import Localization
public import Rosters
internal import SystemPackage

/// The name of every picture in every scheme, decided before any is written.
public struct DeliveryNames: Sendable {
  /// Two students whom a scheme would give one name.
  public struct Collision: Sendable, Hashable {
    public var scheme: String
    /// The name that several would have.
    public var requested: String
    public var given: String
    public var student: Int
  }

  /// By deliverable and scheme; nil where the scheme has no name for it.
  public private(set) var paths: [[String?]]
  public private(set) var collisions: [Collision] = []
  /// Pictures that a scheme leaves out, and why.
  public private(set) var unnamed: [Undelivered] = []

  /// - Throws: `NameTemplateError.unknownField`.
  public init(_ source: DeliverySource, _ schemes: [NamingScheme]) throws(NameTemplateError) {
    paths = source.deliverables.map { _ in [] }
    for scheme in schemes {
      try scheme.template.check(against: source.roster)
      name(source, scheme)
    }
  }

  private mutating func name(_ source: DeliverySource, _ scheme: NamingScheme) {
    let roster = source.roster
    let telling = TellingNumbers(roster)
    let requested = source.deliverables.map { item in
      scheme.template.path { field in
        switch field {
        case "stem": item.stem
        case "folder": item.folder
        default: roster.value(named: field, of: roster.students[item.student])
        }
      }
    }
    var sharers: [String: Int] = [:]
    for path in requested.compactMap(\.self) { sharers[SafeName.collisionKey(path), default: 0] += 1 }
    var taken: Set<String> = []
    for (index, path) in requested.enumerated() {
      let item = source.deliverables[index]
      guard let path else {
        unnamed.append(DeliveryNames.unnamed(item, scheme, roster))
        paths[index].append(nil)
        continue
      }
      var given = path
      if sharers[SafeName.collisionKey(path), default: 0] > 1 {
        given = DeliveryNames.suffixed(path, "_" + telling.text(ofStudent: item.student))
      }
      let wanted = given
      var number = 1
      while !taken.insert(SafeName.collisionKey(given)).inserted
        || given != path && sharers[SafeName.collisionKey(given)] != nil
      {
        number += 1
        given = DeliveryNames.suffixed(wanted, "~\(number)")
      }
      if given != path {
        collisions.append(
          Collision(scheme: scheme.label, requested: path, given: given, student: item.student))
      }
      paths[index].append(given)
    }
  }

  /// Before the extension.
  private static func suffixed(_ path: String, _ suffix: String) -> String {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return path[..<cut]
      + SafeName.component(
        String(path[cut...].dropLast(".jpg".count)), suffix: SafeName.component(suffix) + ".jpg")
  }

  private static func unnamed(_ item: Deliverable, _ scheme: NamingScheme, _ roster: Roster) -> Undelivered {
    let empty = scheme.template.fields.sorted().filter {
      !NameTemplate.photoFields.contains($0)
        && roster.value(named: $0, of: roster.students[item.student])?.isEmpty != false
    }
    let list = empty.map { "{\($0)}" }.joined(separator: " ")
    return Undelivered(
      .other, student: item.student, photo: item.picture.name.string,
      reason: LocalizedText(
        zh: "方案“\(scheme.label)”所需的 \(list) 为空，该方案中没有此人。",
        en: "\(list) is empty, which scheme “\(scheme.label)” needs: the student is not in that scheme."))
  }
}
