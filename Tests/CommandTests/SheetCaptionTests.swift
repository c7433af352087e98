import Foundation
import Printing
import Testing

/// Captions and messages show identity numbers as everybody may read them. A caption that fits nowhere is told as it
/// would be printed.
@Suite(.enabled(if: (try? Lettering())?.canWrite("学号") == true, "cairo and a Chinese font"))
struct SheetCaptionTests {
  /// A 台胞证's number looks like a student's: the list alone tells that it is a document's.
  private static let number = "12345678"

  private func caption(_ caption: String, _ more: [String] = []) throws -> String {
    var told = ""
    try Handover.with { handover in
      try handover.write("Nummer,姓名\n\(Self.number),甲\n", "list.csv")
      try handover.picture("pictures/\(Self.number).jpg")
      let source = [handover.path("pictures")] + more
      let list = more.contains("--roster") ? [] : ["--roster", handover.path("list.csv")]
      let done = try Executable.run(
        ["sheet"] + source + list + [
          "--columns", "证件号=Nummer", "-o", handover.path("s.pdf"), "--caption",
          caption + String(repeating: "长", count: 60), "--language", "en",
        ])
      #expect(done.status == 2 && !handover.exists("s.pdf"))
      told = done.errors
    }
    return told
  }

  @Test(arguments: ["{Nummer}", "{证件号}", "{stem}", "{姓名}{stem}{Nummer}"])
  func identityNumbersAreMaskedInEveryField(_ fields: String) throws {
    let masked = try caption(fields)
    #expect(masked.contains("****5678") && !masked.contains(Self.number), "\(masked)")
    #expect(try caption(fields, ["--show-ids"]).contains(Self.number))
  }

  @Test func filesNamedByIdentityNumbersAreMaskedInMessages() throws {
    try Handover.with { handover in
      try handover.write("no picture", "440102198001021230.jpg")
      let photo = handover.path("440102198001021230.jpg")
      let done = try handover.run("sheet", photo, "-o", handover.path("s.pdf"), "--caption", "{stem}")
      #expect(
        done.status == 2 && done.errors.contains("****1230") && !done.errors.contains("440102198001021230"))
      let lost = try handover.run(
        "deliver", handover.path("440102198001021230"), "--roster", handover.path("440102198001021230.csv"),
        "-o", handover.path("out"))
      #expect(
        lost.status == 2 && lost.errors.contains("****1230") && !lost.errors.contains("440102198001021230"))
    }
  }
}
