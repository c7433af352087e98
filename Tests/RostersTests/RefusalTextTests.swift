import Localization
import Tables
import Testing

@Suite struct RefusalTextTests {
  @Test func eachSaysWhatToDo() {
    for format in ForeignFormat.allCases {
      let error = TableError.foreign(format)
      #expect(error.code == "foreign-table")
      #expect(error.text.zh.contains("XLSX") && error.text.en.contains("XLSX"))
    }
    for error in [TableError.oldWorkbook, .protectedWorkbook] {
      #expect(error.code == "old-workbook")
      #expect(error.text.en.contains("save as XLSX"))
    }
  }
}
