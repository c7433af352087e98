import Codecs
import Foundation
import Localization
import Testing

@Suite struct FileNoteTests {
  @Test(arguments: FileNote.Code.allCases)
  func everyNoteIsOneSentenceInBothLanguages(code: FileNote.Code) {
    for detail in [nil, "x1"] {
      let note = FileNote(code, detail)
      #expect(note.text.zh.hasSuffix("。") && note.text.zh.filter { $0 == "。" }.count == 1)
      #expect(note.text.en.hasSuffix(".") && !note.text.en.dropLast().contains(". "))
      #expect(note.text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }
  }

  @Test func textsAreDistinct() {
    let notes = FileNote.Code.allCases.map { FileNote($0) }
    #expect(Set(notes.map(\.text.zh)).count == notes.count && Set(notes.map(\.text.en)).count == notes.count)
  }

  /// Programs get the sentences with it, and reading it back needs only the code.
  @Test(arguments: FileNote.Code.allCases)
  func jsonHoldsCodeDetailAndTexts(code: FileNote.Code) throws {
    let note = FileNote(code, "detail")
    let data = try JSONEncoder().encode(note)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: String])
    #expect(object == ["code": code.rawValue, "detail": "detail", "zh": note.text.zh, "en": note.text.en])
    #expect(try JSONDecoder().decode(FileNote.self, from: data) == note)
    let bare = try JSONDecoder().decode(FileNote.self, from: Data(#"{"code":"\#(code.rawValue)"}"#.utf8))
    #expect(bare == FileNote(code))
  }
}
