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
      ? "london " + stem.prefix { $0.isNumber } : "\(folder) \(stem)"
  }
  /// A name for a file of its own.
  var fileName: String { "\(edit?.name ?? "as-it-is")~\(folder)~\(stem).jpg" }
  func label(_ column: String) -> String { row[column] ?? "" }

  /// Studio photos of young people, taken as the standard asks.
  static let studio: Set = ["london_neutral", "london_smiling", "london_composite", "canada"]
  var isStudio: Bool { Self.studio.contains(folder) }

  static func all() throws -> [LabelledPhoto] {
    let real = try SharedData.table("labels.csv").map { LabelledPhoto(path: $0.path, row: $0.row) }
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
