public import Localization
public import Store

/// A collection that can't be used, or something that can't be done in it.
public enum CollectionError: ExplainedError, Hashable {
  /// There is no collection in this folder.
  case none(path: String)
  /// There is one already, or something else.
  case occupied(path: String)
  case database(StoreError)
  case otherAtWork
  /// Another service has the collection.
  case otherServes(process: String)
  case unknownStudent(String)
  /// Numbers of several students are the same: by 学号 one, by 证件号 another.
  case ambiguousStudent(String)
  /// What has to be done first.
  case missing(student: String, steps: [Step])
  /// The state does not allow it; what has to be done first, as a clause.
  case wrongState(student: String, state: State, needed: LocalizedText)
  case closed(student: String, state: State)
  case noPrivacyText
  case otherPrivacyText(version: String)
  case wrongDigits(student: String, left: Int)
  case locked(student: String, until: Moment)
  case badDigits
  case changedMeanwhile(student: String, by: String)
  case badProfile(field: LocalizedText, value: String)
  case badActor
  /// A row, a receipt, a reason… that is not what it should be; a whole sentence.
  case invalid(code: String, LocalizedText)

  public var code: String {
    switch self {
    case .none: "no-collection"
    case .occupied: "occupied"
    case .database(let error): error.code
    case .otherAtWork, .otherServes: "in-use"
    case .unknownStudent: "unknown-student"
    case .ambiguousStudent: "ambiguous-student"
    case .missing: "steps-missing"
    case .wrongState: "wrong-state"
    case .closed(_, let state): state.rawValue
    case .noPrivacyText: "no-privacy-text"
    case .otherPrivacyText: "other-privacy-text"
    case .wrongDigits: "wrong-digits"
    case .locked: "locked-out"
    case .badDigits: "bad-digits"
    case .changedMeanwhile: "changed-meanwhile"
    case .badProfile: "bad-profile"
    case .badActor: "bad-actor"
    case .invalid(let code, _): code
    }
  }

  public var cause: (any Error)? { if case .database(let error) = self { error } else { nil } }

  public var text: LocalizedText {
    switch self {
    case .none(let path):
      LocalizedText(
        zh: "“\(path)”里没有采集库：用 -C 指明，或用 gradphoto collect init 新建。",
        en:
          "There is no collection in “\(path)”: name its folder with -C, or make one with gradphoto collect init."
      )
    case .occupied(let path):
      LocalizedText(
        zh: "“\(path)”里已有文件，未改动：请换一个空文件夹。",
        en: "“\(path)” holds files already and was left as it is: choose an empty folder.")
    case .database(let error): CollectionError.text(error)
    case .otherAtWork:
      LocalizedText(
        zh: "另一个 gradphoto 正在使用这个采集库：等它结束后再试。",
        en: "Another gradphoto is at work on this collection: try again when it has ended.")
    case .otherServes(let process):
      LocalizedText(
        zh: "另一个 gradphoto serve（进程 \(process)）正在提供这个采集库：先结束它再启动。",
        en: "Another gradphoto serve (process \(process)) serves this collection: end that one first.")
    case .unknownStudent(let name):
      LocalizedText(
        zh: "采集库里没有学号、考生号或证件号为“\(name)”的学生。",
        en: "No student of the collection has the 学号, 考生号 or 证件号 “\(name)”.")
    case .ambiguousStudent(let name):
      LocalizedText(
        zh: "“\(name)”是不止一名学生的号码，请换用另一种号码。", en: "“\(name)” is a number of several students: use another one."
      )
    case .missing(let student, let steps):
      LocalizedText(
        zh: "学生 \(student)：\(steps.map(\.missing.zh).joined(separator: "、"))。",
        en: "Student \(student): \(steps.map(\.missing.en).joined(separator: ", ")).")
    case .wrongState(let student, let state, let needed):
      LocalizedText(
        zh: "学生 \(student) 目前“\(state.text.zh)”：\(needed.zh)。",
        en: "Student \(student) is “\(state.text.en)”: \(needed.en).")
    case .closed(let student, let state):
      LocalizedText(
        zh: "学生 \(student) 已“\(state.text.zh)”，不再处理。",
        en: "Student \(student) is “\(state.text.en)”: nothing more is done.")
    case .noPrivacyText:
      LocalizedText(
        zh: "采集库没有隐私条款：用 collect privacy 文件 登记后再记录同意。",
        en: "The collection has no privacy text to agree to: give it one with collect privacy FILE.")
    case .otherPrivacyText(let version):
      LocalizedText(
        zh: "隐私条款已更新为 \(version) 版，请按新版征得同意。",
        en: "The privacy text is version \(version) by now: ask for consent to that one.")
    case .wrongDigits(let student, let left):
      LocalizedText(
        zh: "学生 \(student)：证件号末位不符，还可再试 \(left) 次。",
        en:
          "Student \(student): these are not the last characters of the identity number; \(left) more tries.")
    case .locked(let student, let until):
      LocalizedText(
        zh: "学生 \(student)：输错次数太多，\(until.short) 之前不能再试。",
        en: "Student \(student): too many wrong tries; try again after \(until.short).")
    case .badDigits:
      LocalizedText(
        zh: "请给出证件号的末四位（或末六位），只含字母和数字。",
        en: "Give the last four (or six) characters of the identity number, letters and digits alone.")
    case .changedMeanwhile(let student, let by):
      LocalizedText(
        zh: "学生 \(student) 已由 \(by) 处理，请重新查看后再定。",
        en: "Student \(student) has been dealt with by \(by): look again before you decide.")
    case .badProfile(let field, let value):
      LocalizedText(zh: "\(field.zh)“\(value)”无效。", en: "“\(value)” is no valid \(field.en).")
    case .badActor:
      LocalizedText(
        zh: "--actor 应为 1 到 60 个字符的姓名。", en: "--actor is a name of 1 to 60 characters.")
    case .invalid(_, let text): text
    }
  }

  private static func text(_ error: StoreError) -> LocalizedText {
    switch error {
    case .damaged(let detail):
      LocalizedText(
        zh: "采集库的数据库已损坏（\(detail)）：用 collect check 查看，用 collect recover 从日志恢复；旧文件会保留。",
        en:
          "The collection's database is damaged (\(detail)): collect check tells more, collect recover makes it anew from the log and keeps the old one."
      )
    case .newer:
      LocalizedText(
        zh: "采集库由更新版本的 gradphoto 写成，请升级后再用。",
        en: "The collection was written by a newer version of gradphoto: use that one.")
    default: error.text
    }
  }
}
