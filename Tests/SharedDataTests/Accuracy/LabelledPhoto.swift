import Files
import Foundation
import Support

/// A photo that the rules are measured on: as it was taken, or edited to break some of them.
struct LabelledPhoto: Sendable {
  /// Relative to the labelled photos' folder.
  var path: String
  /// The row of labels.csv.
  var row: [String: String]
  /// Nil for the photo as it is.
  var edit: Edit?

  var name: String { edit.map { "\(path)+\($0.name)" } ?? path }
  /// The folder of the photo, or "edited".
  var set: String { edit == nil ? folder : "edited" }
  var folder: String { row["set"] ?? "" }
  var isEdited: Bool { edit != nil || folder == "london_synth" }
  /// File name without folder and extension.
  var stem: String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.split(separator: ".").dropLast().joined(separator: "."))
  }
  /// Made to be framed wrongly as a finished picture: a photo to be framed anew has nothing wrong in it.
  var isFramed: Bool { folder == "london_synth" && stem.hasSuffix("small_head") }
  /// Photos of one person have one name, edits included.
  var person: String {
    folder.hasPrefix("london_") && folder != "london_composite"
      ? "london " + stem.prefix { $0.isNumber }
      : Self.fewPeople.contains(folder) ? folder : "\(folder) \(stem)"
  }
  var isNeverTrained: Bool { Self.neverTrained.contains(folder) }
  /// Whether the person belongs to the half that nothing was trained or tuned on; `Tests/Tools/training/people.py` makes the
  /// same halves.
  var isMeasured: Bool {
    guard !Self.neverTrained.contains(folder) else { return true }
    guard let last = Digest.sha256(Array(person.utf8)).last?.hexDigitValue else { return false }
    return !last.isMultiple(of: 2)
  }
  /// A name for a file of its own.
  var fileName: String { "\(edit?.name ?? "as-it-is")~\(folder)~\(stem).jpg" }
  func label(_ column: String) -> String { row[column] ?? "" }

  /// Studio photos of young people, taken as the standard asks.
  static let studio: Set = ["london_neutral", "london_smiling", "london_composite", "canada"]
  var isStudio: Bool { Self.studio.contains(folder) }

  /// Several photos of the same few people.
  private static let fewPeople: Set = ["pd_portraits", "selfie_cc0"]
  /// Measured on only: their licences are not stated. Pictures without a face belong to nobody.
  private static let neverTrained: Set = ["tw_ly", "kr_assembly", "hk_dc", "sye_id", "noface"]

  /// Photos, and edits of them, of the people that nothing was trained or tuned on.
  static func all() throws -> [LabelledPhoto] {
    let labelled = try ["labels.csv", "labels_more.csv"].flatMap { table in
      SharedData.has(table)
        ? try SharedData.table(table).map { LabelledPhoto(path: $0.path, row: $0.row) } : []
    }
    let known = Set(labelled.map(\.path))
    // Looked at for `people.tsv` and `observations.tsv`, and labelled nowhere else.
    let looked = Group.people.keys.sorted().filter { !known.contains($0) && SharedData.has($0) }.map {
      LabelledPhoto(path: $0, row: ["set": String($0.prefix { $0 != "/" }), "faces": "1"])
    }
    let real = (labelled + looked).filter(\.isMeasured)
    let edited = Edit.all.flatMap { edit in
      real.filter { edit.isMade(of: $0) }.map { photo in
        var photo = photo
        photo.edit = edit
        return photo
      }
    }
    return real + edited
  }
}
