import FaceVerification
import Foundation

/// One photo of one person of the measured sets.
struct Stranger: Sendable {
  let path: String
  let set: String
  let sex: Sex
  let look: Look
  let embedding: FaceEmbedding

  enum Sex: Sendable { case woman, man, unknown }
  enum Look: Sendable { case light, dark, eastAsian, westAsian, unknown }

  /// Those photographed alike, and where the labels say it of one sex: the hardest strangers at hand.
  var stratum: String { "\(set) \(sex)" }
  var isInFirstHalf: Bool { Self.isInFirstHalf(path) }

  /// By a hash of the path (FNV-1a), the same on every machine.
  static func isInFirstHalf(_ path: String) -> Bool {
    let hash = path.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return hash >> 16 & 1 == 0
  }

  /// Sets from which nothing may be chosen.
  var isForMeasuringOnly: Bool { VerificationPeople.measuringOnly.contains(set) }
}

/// Who is in the sets beside the repository, one photo a person.
enum VerificationPeople {
  static let choosing = ["london_neutral", "canada", "congress", "uk_mps_186"]
  static let measuringOnly = ["tw_ly", "kr_assembly", "hk_dc", "sye_id"]

  /// By eye the man of sye_id/0735.jpg.
  private static let secondPhotos: Set = ["sye_id/0741.jpg"]

  /// - Returns: who can be compared, and how many photos each fault kept out.
  static func all(_ reader: FaceReader) throws -> (
    people: [Stranger], faults: [(path: String, faults: [FaceFault])]
  ) {
    var notes: [String: String] = [:]
    for table in ["labels.csv", "labels_more.csv"] {
      for row in try VerificationData.table(table) { notes[row["path"] ?? ""] = row["notes"] }
    }
    var (people, faults) = ([Stranger](), [(path: String, faults: [FaceFault])]())
    for set in choosing + measuringOnly {
      let folder = VerificationData.data.appendingPathComponent(set)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      where name.hasSuffix(".jpg") && !secondPhotos.contains("\(set)/\(name)") {
        let path = "\(set)/\(name)"
        switch try reader.assess(VerificationData.photo(path)) {
        case .unassessable(let why): faults.append((path, why))
        case .embedded(let embedding):
          let note = notes[path] ?? ""
          people.append(
            Stranger(
              path: path, set: set, sex: sex(set: set, name: name, note: note),
              look: look(set: set, note: note),
              embedding: embedding))
        }
      }
    }
    return (people, faults)
  }

  static func sex(set: String, name: String, note: String) -> Stranger.Sex {
    switch set {
    case "canada": name.hasSuffix("f.jpg") ? .woman : .man
    case "london_neutral": note.contains("sex=female") ? .woman : .man
    case "tw_ly", "kr_assembly", "hk_dc":
      note.contains("woman") ? .woman : note.contains("man") ? .man : .unknown
    default: .unknown
    }
  }

  static func look(set: String, note: String) -> Stranger.Look {
    switch set {
    case "canada": .light
    case "sye_id": .dark
    case "tw_ly", "kr_assembly", "hk_dc": .eastAsian
    case "london_neutral":
      note.contains("eth=white")
        ? .light
        : note.contains("eth=black") ? .dark : note.contains("eth=east_asian") ? .eastAsian : .westAsian
    default: .unknown
    }
  }
}
