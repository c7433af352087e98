import Barcodes
import Localization
import Raster
import Testing

@Suite("Which code of a picture can be a 采集码")
struct CodeChoiceTests {
  private func code(_ text: String, at x: Double = 0) -> QRCode {
    QRCode(payload: Array(text.utf8), corners: [Point(x: x, y: 0)], treatment: PictureTreatment())
  }

  private let capture = "qL3v9ZkT0sXy7wB1aQ8eRm5nUc2dFh4j"
  private let account = "http://weixin.qq.com/r/QkOJ3vTE2GbErY9r9xkC"

  @Test("one, also beside the 公众号's code, and where it was read twice")
  func one() {
    let wanted = code(capture)
    #expect(CodeChoice([wanted]) == .one(wanted))
    #expect(CodeChoice([code(account), wanted, code("wxp://f2f0AbCd")]) == .one(wanted))
    #expect(CodeChoice([wanted, code(capture, at: 500)]) == .one(wanted))
  }

  @Test("two that differ are never chosen from")
  func several() {
    let two = [code(capture), code(String(capture.reversed()))]
    #expect(CodeChoice(two) == .several(two))
    #expect(CodeChoice([code(account)] + two) == .several(two))
  }

  @Test("none, and none of the kind")
  func others() {
    #expect(CodeChoice([]) == .none)
    #expect(CodeChoice([code(account)]) == .other(.officialAccount))
    #expect(CodeChoice([code("wxp://f2f0AbCd"), code(account)]) == .other(.payment))
    #expect(CodeChoice([code("")]) == .other(.empty))
  }

  @Test("each kind has a name of its own in both languages")
  func names() {
    let kinds = QRPayload.Kind.allCases
    #expect(Set(kinds.map(\.name.zh)).count == kinds.count && Set(kinds.map(\.name.en)).count == kinds.count)
  }
}
