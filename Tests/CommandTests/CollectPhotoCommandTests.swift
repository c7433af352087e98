import Foundation
import Testing

/// `collect code`, `take`, `pick` and `compare` as their users run them.
@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct CollectPhotoCommandTests {
  private struct School {
    let folder: URL
    var place: String { folder.appendingPathComponent("c").path }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ data: Data, _ name: String) throws -> String {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
      return url.path
    }

    func portrait(_ name: String, _ copy: String) throws -> String {
      try write(Data(contentsOf: Executable.portraits.appendingPathComponent(name)), copy)
    }

    func collect(_ arguments: String...) throws -> Executable.Outcome {
      try Executable.run(
        ["collect"] + arguments + ["-C", place, "--language", "en", "--actor", "tester", "--format", "json"])
    }
  }

  /// Two students who may be photographed, in a collection that keeps faces.
  private func withSchool(_ body: (School) throws -> Void) throws {
    try Executable.withFolder { folder in
      let school = School(folder: folder)
      let made = try Executable.run([
        "collect", "init", school.place, "--school", "示范大学", "--batch", "2026届", "--consent-elsewhere",
        "on paper", "--steps", "consent", "--keep-faces", "--language", "en",
      ])
      #expect(made.status == 0, "\(made.errors)")
      let list = try school.write(
        Data("学号,姓名,证件号\n20260001,甲,11010519491231002X\n20260002,乙,440102198001021230\n".utf8), "list.csv")
      #expect(try school.collect("import", list).status == 0)
      try body(school)
    }
  }

  private func code(_ line: [String: Any]) -> String? {
    (line["error"] as? [String: Any])?["code"] as? String
  }

  @Test func codesAreBoundOnceAndOnlyToOne() throws {
    try withSchool { school in
      let first = try school.write(DrawnCodes.picture([.init(DrawnCodes.capture)]), "20260001.png")
      let same = try school.write(DrawnCodes.picture([.init(DrawnCodes.capture, x: 90)]), "20260002.png")
      let account = try school.write(DrawnCodes.picture([.init(DrawnCodes.account)]), "a.png")
      let bound = try school.collect("code", first, "--match-names")
      #expect(bound.status == 0 && bound.lines.first?["result"] as? String == "bound")
      let again = try school.collect("code", first, "--student", "20260001")
      #expect(again.status == 0 && again.lines.first?["result"] as? String == "bound-already")
      let other = try school.collect("code", same, "--match-names")
      #expect(other.status == 1 && other.lines.first.flatMap(code) == "code-of-another")
      let kind = try school.collect("code", account, "--student", "20260002")
      #expect(kind.status == 1 && kind.lines.first.flatMap(code) == "other-code")
      let nobody = try school.collect("code", account, "--match-names")
      #expect(nobody.status == 1 && nobody.lines.first.flatMap(code) == "unmatched")
      #expect(try school.collect("code", "--release", "--student", "20260001").status == 0)
      #expect(try school.collect("code", same, "--match-names").status == 0)
      #expect(try school.collect("code", first, "--match-names", "--read-only").status == 64)
      #expect(try school.collect("code", first).status == 64)
      #expect(try school.collect("check").status == 0)
    }
  }

  @Test func photosAreTakenInRankedAndCompared() throws {
    try withSchool { school in
      _ = try school.portrait("obama.jpg", "photos/20260001.jpg")
      _ = try school.portrait("biden.jpg", "photos/20260002.jpg")
      _ = try school.write(Data("no photo".utf8), "photos/20260003.jpg")
      let taken = try school.collect("take", school.path("photos"))
      #expect(taken.status == 2 && taken.lines.count == 3)
      #expect(taken.lines.map { $0["student"] as? String } == ["20260001", "20260002", nil])
      #expect(code(taken.lines[2]) == "unmatched")
      #expect(taken.lines[0]["number"] as? Int == 1 && taken.lines[0]["state"] as? String == "shot")
      #expect((taken.lines[0]["findings"] as? [Any])?.isEmpty == false)
      let again = try school.collect("take", school.path("photos/20260001.jpg"), "--student", "20260002")
      #expect(again.status == 2 && again.lines.first.flatMap(code) == "photo-of-another")
      // The face of the first student under the number of the second.
      var other = try Data(contentsOf: URL(fileURLWithPath: school.path("photos/20260001.jpg")))
      other.insert(contentsOf: [0xFF, 0xFE, 0x00, 0x04, 0x61, 0x62], at: 2)
      let copy = try school.write(other, "copy.jpg")
      let picture = try school.collect("take", copy, "--student", "20260002")
      #expect(picture.lines.first.flatMap(code) == "photo-of-another", "the finished picture is the same")
      let ranked = try school.collect("pick", "--student", "20260001")
      #expect((ranked.lines.first?["takes"] as? [[String: Any]])?.count == 1)
      let references = school.path("references")
      _ = try school.portrait("biden.jpg", "references/20260001.jpg")
      _ = try school.portrait("obama.jpg", "references/20260002.jpg")
      let compared = try school.collect("compare", "--reference", references)
      #expect(compared.status == 1)
      #expect(compared.lines.map { $0["verdict"] as? String } == ["doubtful", "doubtful"])
      let others = try #require(compared.lines[0]["others"] as? [[String: Any]])
      #expect(
        others.map { $0["student"] as? String } == ["20260002"] && others[0]["reference"] as? Bool == true)
      let alone = try school.collect("compare")
      #expect(alone.status == 0 && alone.lines.allSatisfy { $0["verdict"] is NSNull })
      #expect(try school.collect("check").status == 0)
    }
  }

  @Test func withoutConsentNothingIsTaken() throws {
    try Executable.withFolder { folder in
      let school = School(folder: folder)
      #expect(
        try Executable.run([
          "collect", "init", school.place, "--school", "a", "--batch", "b", "--language", "en",
        ]).status == 0)
      let list = try school.write(Data("学号,证件号\n20260001,11010519491231002X\n".utf8), "list.csv")
      #expect(try school.collect("import", list).status == 0)
      let photo = try school.portrait("obama.jpg", "a.jpg")
      let taken = try school.collect("take", photo, "--student", "20260001")
      #expect(taken.status == 2 && taken.lines.first.flatMap(code) == "steps-missing")
      #expect(try FileManager.default.contentsOfDirectory(atPath: school.place + "/originals").isEmpty)
      let unknown = try school.collect("take", photo, "--student", "1")
      #expect(unknown.status == 2 && unknown.errors.contains("No student"))
    }
  }

  @Test func noReferenceOfWhoHasNotAgreedIsLookedAt() throws {
    try Executable.withFolder { folder in
      let school = School(folder: folder)
      #expect(
        try Executable.run([
          "collect", "init", school.place, "--school", "a", "--batch", "b", "--language", "en",
        ]).status == 0)
      let list = try school.write(Data("学号,证件号\n20260001,11010519491231002X\n".utf8), "list.csv")
      #expect(try school.collect("import", list).status == 0)
      _ = try school.portrait("obama.jpg", "references/20260001.jpg")
      let compared = try school.collect("compare", "--reference", school.path("references"))
      #expect(compared.status == 0 && compared.lines.isEmpty)
      #expect(compared.errors.contains("1 references are of students who have not agreed"))
    }
  }

  private static let lenient = """
    {"extends": "chsi-99", "id": "lenient", "leastCutConfidence": 0, "rules": {
      "mouth-closed": {"max": 100, "reviewMax": 101}, "expression": {"max": 200, "reviewMax": 201},
      "photo-age": {"max": 10000, "reviewMax": 10001}, "overlay": {"max": 100, "reviewMax": 101},
      "head-covering": {"max": 35, "reviewMax": 101}, "earrings": {"max": 100}}}
    """

  /// One student, for whom nothing is to be paid, and a standard that the portraits keep.
  private func withLenientSchool(_ body: (School) throws -> Void) throws {
    try Executable.withFolder { folder in
      let school = School(folder: folder)
      let standard = try school.write(Data(Self.lenient.utf8), "lenient.json")
      let made = try Executable.run([
        "collect", "init", school.place, "--school", "a", "--batch", "b", "--consent-elsewhere", "on paper",
        "--steps", "consent", "--standard", standard, "--language", "en",
      ])
      #expect(made.status == 0, "\(made.errors)")
      let list = try school.write(Data("学号,证件号\n20260001,11010519491231002X\n".utf8), "list.csv")
      #expect(try school.collect("import", list).status == 0)
      _ = try school.portrait("obama.jpg", "photos/20260001.jpg")
      _ = try school.collect("take", school.path("photos"))
      try body(school)
    }
  }

  @Test func aTakeThatWasReturnedIsNoChoice() throws {
    try withLenientSchool { school in
      #expect(try school.collect("accept", "--student", "20260001").status == 0)
      #expect(
        try school.collect("review", "return", "--student", "20260001", "--reason", "clothes").status == 0)
      let again = try school.collect("accept", "--student", "20260001")
      #expect(again.status == 2 && again.lines.first.flatMap(code) == "no-take")
      // The refusal names no take that was returned.
      #expect(again.text.contains("no usable take"), "\(again.text)")
    }
  }

  @Test func deliveredPicturesAreTheirOwnersAlone() throws {
    try withLenientSchool { school in
      #expect(try school.collect("accept", "--student", "20260001").status == 0)
      let nobody = try school.collect("deliver", "-o", school.path("out"))
      #expect(nobody.status == 0 && nobody.lines.isEmpty && nobody.errors.contains("nobody is approved"))
      #expect(try school.collect("review", "approve", "--student", "20260001").status == 0)
      let name = "{证件号}/{学号}.jpg"
      let done = try school.collect("deliver", "-o", school.path("out"), "--name", name)
      #expect(done.status == 0, "\(done.errors)")
      #expect(done.lines.first?["file"] as? String == "****002X/20260001.jpg")
      let folders = FileManager.default
      let path = school.path("out/11010519491231002X/20260001.jpg")
      #expect(try folders.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      for folder in ["out", "out/11010519491231002X"] {
        let attributes = try folders.attributesOfItem(atPath: school.path(folder))
        #expect(attributes[.posixPermissions] as? Int == 0o700)
      }
      let history = try school.collect("history", "--student", "20260001")
      #expect(!history.text.contains("11010519491231002X") && history.text.contains("****002X/20260001.jpg"))
    }
  }
}
