public import Rosters

/// What names a student where one name is needed.
public struct StudentNumber: Sendable, Hashable {
  public let text: String
  /// As it may be shown to everybody.
  public let shown: String

  fileprivate init(_ text: String, of column: Column?) {
    self.text = text
    shown = column == .idNumber ? Masking.masked(idNumber: text) : Masking.masked(text)
  }
}

extension Roster {
  func value(_ column: Column, ofStudent index: Int) -> String { value(column, of: students[index]) }

  /// 学号, else 考生号, else 证件号; nil where the list has none of them.
  public func number(ofStudent index: Int) -> StudentNumber? {
    for column in [Column.studentID, .examID, .idNumber] {
      let text = value(column, ofStudent: index)
      if !text.isEmpty { return StudentNumber(text, of: column) }
    }
    return nil
  }
}
