import Rosters

/// A file in the output folder.
public struct OutputFile: Sendable, Hashable, Codable {
  /// Relative to the output folder.
  public var path: String
  public var sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

/// A student of the roster, as a line of a report needs it.
public struct StudentLine: Sendable, Hashable {
  /// The line of the roster's file, from 1.
  public var line: Int
  /// 学号
  public var studentID: String
  public var name: String
  /// 证件号
  public var idNumber: String
  /// 考生号
  public var examID: String
  public var college: String
  public var major: String
  public var classGroup: String

  public init(
    line: Int, studentID: String, name: String, idNumber: String, examID: String, college: String,
    major: String, classGroup: String
  ) {
    self.line = line
    self.studentID = studentID
    self.name = name
    self.idNumber = idNumber
    self.examID = examID
    self.college = college
    self.major = major
    self.classGroup = classGroup
  }

  /// With identity numbers hidden, as they are shown unless somebody asks for them.
  public var masked: StudentLine {
    var line = self
    line.studentID = Masking.masked(studentID)
    line.idNumber = Masking.masked(idNumber: idNumber)
    line.examID = Masking.masked(examID)
    return line
  }
}

/// What a batch knows of a photo besides its verdict. Identity numbers are masked already, where they are to be.
public struct BatchDetails: Sendable {
  public var student: StudentLine?
  /// Everything that was written; the first is the picture, where there is one. Names are the true ones.
  public var files: [OutputFile]
  /// The photo is no longer in the input folder.
  public var isGone: Bool
  /// A small JPEG for the contact sheet.
  public var thumbnail: [UInt8]?
  /// What the report's findings leave out; nil where they are all there.
  public var quiet: QuietFindings?

  public init(
    student: StudentLine?, files: [OutputFile], isGone: Bool, thumbnail: [UInt8]?,
    quiet: QuietFindings?
  ) {
    self.student = student
    self.files = files
    self.isGone = isGone
    self.thumbnail = thumbnail
    self.quiet = quiet
  }
}
