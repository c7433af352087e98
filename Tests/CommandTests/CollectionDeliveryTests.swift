import Foundation
import Testing

/// `convert`, `deliver` and `mail` of a collection: one student approved, one returned, one of whom no take can be used,
/// one who has chosen none, one without photos.
@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct CollectionDeliveryTests {
  private static let list = """
    学号,姓名,证件号,手机,地址,邮编
    ,甲,110105194912310021,13800000001,"大学路\n1号",510001
    2002,乙,440102198001021230,13800000002,大学路2号,510002
    2003,丙,,,,
    2004,丁,,,,
    2005,戊,,,,

    """

  private func withCollection(_ body: (Handover, String) throws -> Void) throws {
    try Handover.with { handover in
      let place = handover.path("c")
      let made = try handover.run(
        "collect", "init", place, "--school", "示范大学", "--batch", "2026届", "--consent-elsewhere", "on paper",
        "--steps", "consent")
      #expect(made.status == 0, "\(made.errors)")
      try handover.write(Self.list, "list.csv")
      func collect(_ arguments: String..., status: Int32 = 0) throws {
        let done = try Executable.run(["collect"] + arguments + ["-C", place, "--language", "en"])
        #expect(done.status == status, "\(arguments): \(done.text) \(done.errors)")
      }
      // Identity numbers are missing on the list, which is told.
      try collect("import", handover.path("list.csv"), status: 1)
      let pictures = Executable.root.appendingPathComponent("fixtures/compliance/pictures")
      let photos = [
        ("110105194912310021", pictures.appendingPathComponent("source.jpg")),
        ("2002", pictures.appendingPathComponent("conforms-blue.jpg")),
        ("2003", Executable.portraits.appendingPathComponent("obama.jpg")),
        ("2004", pictures.appendingPathComponent("conforms-gray.jpg")),
      ]
      for (student, photo) in photos {
        try collect("take", photo.path, "--student", student, status: student == "2003" ? 1 : 0)
      }
      for (student, _) in photos.prefix(2) { try collect("accept", "--student", student) }
      try collect("review", "approve", "--student", "110105194912310021")
      try collect("review", "return", "--student", "2002", "--reason", "clothes")
      try body(handover, place)
    }
  }

  @Test func convertTakesTheOriginalsOfWhatWasApproved() throws {
    try withCollection { handover, place in
      let out = handover.path("out")
      let done = try handover.run("convert", place, "--standard", "resume", "cet", "-o", out, "--keep-failed")
      #expect(done.errors == "4 students have no approved photo.\n")
      #expect(done.text.contains("****0021.jpg") && !done.text.contains("110105194912310021"))
      for standard in ["resume", "cet"] {
        let made = try FileManager.default.contentsOfDirectory(atPath: "\(out)/\(standard)")
        #expect(made == ["110105194912310021.jpg"])
        let file = try FileManager.default.attributesOfItem(atPath: "\(out)/\(standard)/\(made[0])")
        #expect(file[.posixPermissions] as? Int == 0o600)
      }
      // What lies there is no longer what was approved.
      let originals = handover.folder.appendingPathComponent("c/originals")
      for folder in try FileManager.default.contentsOfDirectory(
        at: originals, includingPropertiesForKeys: nil)
      {
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
          try handover.picture("other.jpg")
          try FileManager.default.removeItem(at: file)
          try FileManager.default.copyItem(atPath: handover.path("other.jpg"), toPath: file.path)
        }
      }
      let altered = try handover.run("convert", place, "--standard", "resume", "-o", handover.path("again"))
      #expect(altered.status == 2 && altered.text.contains("has been changed"), "\(altered.text)")
      #expect(!handover.exists("again"))
    }
  }

  @Test func whoeverHasOnlyFailedTakesComesAgain() throws {
    try withCollection { handover, place in
      let out = handover.path("out")
      let done = try handover.run("deliver", place, "-o", out, "--no-proof", "--scheme", "{姓名}.jpg")
      #expect(
        done.text.hasPrefix("5 students: delivered 1, missing 1, to re-shoot 2, not delivered otherwise 1\n"))
      let retake = try String(contentsOfFile: out + "/lists/retake.csv", encoding: .utf8)
      #expect(retake.contains("丙") && retake.contains("Mouth closed") && retake.contains("乙"))
      let others = try String(contentsOfFile: out + "/lists/not-delivered.csv", encoding: .utf8)
      #expect(others.contains("丁") && others.contains("has not chosen a take"))
      let index = try String(contentsOfFile: out + "/index.csv", encoding: .utf8)
      #expect(index.contains("19491231"), "the birth date of the identity number")
    }
  }

  @Test func labelsHaveTheAddressesOfTheCollection() throws {
    try withCollection { handover, place in
      let done = try handover.run("mail", "labels", place, "-o", handover.path("l.pdf"))
      #expect(done.status == 0 && done.text == "labels 1, without an address 0\n", "\(done.errors)")
      let roster = try handover.run(
        "mail", "labels", place, "--roster", handover.path("list.csv"), "-o", handover.path("m.pdf"))
      #expect(roster.status == 2 && roster.errors.contains("A collection has its own list"))
    }
  }
}
