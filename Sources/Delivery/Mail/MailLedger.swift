internal import Files
public import Localization
public import SystemPackage

/// What went where: one line for each parcel that was handed to the post, in a file beside the photos that only its owner
/// reads. Lines are added, never changed.
public struct MailLedger {
  public struct Entry: Sendable, Codable, Hashable {
    /// 学号, else 考生号, else 证件号.
    public var student: String
    /// Of the parcel; several students share one only where their parcel is a class's.
    public var tracking: String
    /// The class whose parcel it is; nil for a student's own.
    public var group: String?
    public var contents: String
    /// ISO 8601.
    public var date: String

    public init(student: String, tracking: String, group: String?, contents: String, date: String) {
      self.student = student
      self.tracking = tracking
      self.group = group
      self.contents = contents
      self.date = date
    }
  }

  /// Two people's photos would go into one envelope, or one person's into two.
  public enum Conflict: ExplainedError, Hashable {
    case anothersParcel(tracking: String, student: String)
    case sentAlready(student: String, tracking: String)

    public var code: String {
      switch self {
      case .anothersParcel: "anothers-parcel"
      case .sentAlready: "sent-already"
      }
    }

    public var text: LocalizedText {
      switch self {
      case .anothersParcel(let tracking, let student):
        LocalizedText(
          zh: "单号 \(tracking) 已登记给 \(student)：一个信封只装一个人的照片；整班寄送请用 --class。",
          en:
            "\(tracking) is the parcel of \(student): an envelope holds one person's photos; use --class for a parcel of a class."
        )
      case .sentAlready(let student, let tracking):
        LocalizedText(
          zh: "\(student) 已于单号 \(tracking) 寄出；补寄请加 --again。",
          en: "\(student) was sent as \(tracking): to send again, add --again.")
      }
    }
  }

  public let path: FilePath
  public private(set) var entries: [Entry] = []
  /// Bytes of a line.
  private static let lineLimit = 1 << 16

  /// - Throws: `FileError`.
  public init(_ path: FilePath) throws {
    self.path = path
    try LogFile.forEachLine(of: path, limit: MailLedger.lineLimit) { line in
      if let entry = JSONLine.decode(Entry.self, line) { entries.append(entry) }
    }
  }

  /// The last parcel of each student.
  public var latest: [String: Entry] {
    Dictionary(entries.map { ($0.student, $0) }) { _, last in last }
  }

  /// Enters parcels, all or none.
  /// - Parameters:
  ///   - again: whether students who were sent theirs may be sent another.
  ///   - shown: a student's number as a person may read it.
  /// - Throws: `Conflict`, `FileError`.
  public mutating func add(_ new: [Entry], again: Bool, shown: (String) -> String) throws {
    var known = entries
    for entry in new {
      let others = known.filter { $0.tracking == entry.tracking && $0.student != entry.student }
      if let other = others.first(where: { $0.group == nil || $0.group != entry.group }) {
        throw Conflict.anothersParcel(tracking: entry.tracking, student: shown(other.student))
      }
      if !again, let sent = known.last(where: { $0.student == entry.student }) {
        throw Conflict.sentAlready(student: shown(entry.student), tracking: sent.tracking)
      }
      known.append(entry)
    }
    try LogFile(path).append(new.map { JSONLine.encode($0) })
    try FileSystem.secure(path)
    entries = known
  }
}
