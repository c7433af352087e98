/// A column that means something to us. Others are kept by their headings.
public enum Column: String, Sendable, CaseIterable, Hashable {
  case studentID = "学号"
  case name = "姓名"
  case idNumber = "证件号"
  case idType = "证件类型"
  case examID = "考生号"
  case sex = "性别"
  case birthDate = "出生日期"
  case college = "学院"
  case major = "专业"
  case classGroup = "班级"

  /// The columns by which a photo's file name can name a student.
  public static let keys: [Column] = [.studentID, .idNumber, .examID]

  /// Headings with the same meaning, among them the field names of registration tables.
  private var headings: [String] {
    switch self {
    case .studentID: ["学号", "学生学号", "学籍号", "xh", "studentid", "studentnumber", "studentno"]
    case .name: ["姓名", "学生姓名", "xm", "name", "fullname"]
    case .idNumber:
      ["证件号", "证件号码", "身份证号", "身份证号码", "身份证", "公民身份号码", "居民身份证号", "sfzh", "zjhm", "idnumber", "idcard"]
    case .idType: ["证件类型", "身份证件类型", "zjlx", "zjlxm", "idtype"]
    case .examID: ["考生号", "高考考生号", "ksh", "examid", "candidatenumber"]
    case .sex: ["性别", "xb", "sex", "gender"]
    case .birthDate: ["出生日期", "生日", "csrq", "birthdate", "dateofbirth"]
    case .college: ["学院", "学院名称", "院系", "院系名称", "系", "分院", "fy", "college", "school", "department"]
    case .major: ["专业", "专业名称", "zymc", "major"]
    case .classGroup: ["班级", "班级名称", "班号", "班", "bh", "class"]
    }
  }

  private static let byHeading: [String: Column] = {
    var map: [String: Column] = [:]
    for column in allCases {
      for heading in column.headings { map[heading] = column }
    }
    return map
  }()

  /// The column that a heading names; nil for any other heading.
  public init?(heading: String) {
    guard let column = Column.byHeading[Column.folded(heading)] else { return nil }
    self = column
  }

  /// Without blanks, punctuation, notes in brackets and case.
  private static func folded(_ heading: String) -> String {
    let bare = heading.prefix { !"(（[【".contains($0) }
    return bare.filter { $0.isLetter || $0.isNumber }.lowercased()
  }
}
