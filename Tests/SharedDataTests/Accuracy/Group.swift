import Foundation

/// Kinds of people that the rules must treat alike.
enum Group: String, CaseIterable {
  case eastAsian = "East Asian"
  case darkByLabel = "dark skin, by eye"
  case darkByTone = "dark skin, by tone"
  case lightByTone = "light skin, by tone"
  case women, men
  case glasses = "glasses"
  case whiteHair = "white hair or bald"

  /// Individual typology angle in degrees: brown and dark, light and very light (Chardon 1991).
  private static let brown = 10.0
  private static let light = 41.0

  /// What `people.tsv` says of photos that no other label tells of, by path, then by column.
  static let people: [String: [String: String]] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("people.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let head = lines.first else { return [:] }
    return Dictionary(
      lines.dropFirst().map { ($0[0], Dictionary(zip(head, $0), uniquingKeysWith: { a, _ in a })) },
      uniquingKeysWith: { a, _ in a })
  }()

  /// - Parameter skin: the typology angle of the cheeks, where it could be measured.
  static func of(_ photo: LabelledPhoto, skin: Double?) -> [Group] {
    let notes = photo.label("notes")
    let seen = people[photo.path] ?? [:]
    let words = Set(notes.split { !$0.isLetter && $0 != "=" && $0 != "_" }.map(String.init))
    func says(_ some: String...) -> Bool { !words.isDisjoint(with: some) }
    let isWoman = says("woman", "sex=female") || seen["sex"] == "f"
    let isMan = says("man", "sex=male") || seen["sex"] == "m"
    return allCases.filter { group in
      switch group {
      case .eastAsian:
        ["tw_ly", "kr_assembly", "hk_dc"].contains(photo.folder) || says("eth=east_asian")
          || seen["origin"] == "east asian"
      case .darkByLabel: photo.folder == "sye_id" || says("eth=black") || seen["skin"] == "dark"
      case .darkByTone: skin.map { $0 <= brown } ?? false
      case .lightByTone: skin.map { $0 > light } ?? false
      case .women: isWoman
      case .men: isMan && !isWoman
      case .glasses: photo.label("glasses") == "y"
      case .whiteHair: seen["hair"] == "white or bald" || says("bald", "white-haired")
      }
    }
  }
}
