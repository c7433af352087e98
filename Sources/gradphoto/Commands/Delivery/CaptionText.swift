import Delivery
import Files
import Printing
import Rosters
import SystemPackage

/// What stands under a person's prints. Identity numbers are shown to everybody who holds a sheet: they are masked, in
/// whatever field or file name they stand, unless they were asked for.
struct CaptionText {
  let template: CaptionTemplate
  let showsIDs: Bool

  /// Shorter numbers stand in others by chance.
  private static let tellingLength = 7

  /// - Throws: `SheetError.unknownField`.
  func of(_ photo: FilePath) throws -> String {
    let text = try template.text { field in
      switch field {
      case "stem": photo.stemText
      case "folder": photo.folder.name.string
      default: nil
      }
    }
    return (showsIDs ? text : Masking.masked(text)).onOneLine
  }

  /// - Throws: `SheetError.unknownField`.
  func of(_ item: Deliverable, _ roster: Roster) throws -> String {
    let student = roster.students[item.student]
    let identity = roster.value(.idNumber, of: student)
    let text = try template.text { field in
      switch field {
      case "stem": return item.stem
      case "folder": return item.folder
      default:
        let value = roster.value(named: field, of: student)
        let isIdentity = roster.index(named: field).map { $0 == roster.columns[.idNumber] } ?? false
        return isIdentity && !showsIDs ? value.map { Masking.masked(idNumber: $0) } : value
      }
    }
    guard !showsIDs else { return text.onOneLine }
    let bare =
      identity.count >= CaptionText.tellingLength
      ? text.replacing(identity, with: Masking.masked(idNumber: identity)) : text
    return Masking.masked(bare).onOneLine
  }
}
