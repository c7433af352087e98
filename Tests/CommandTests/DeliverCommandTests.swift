import Foundation
import Testing

/// `deliver` of plain pictures, as its users run it.
@Suite struct DeliverCommandTests {
  @Test func photosThatNameSomebodyTwiceProveNothing() throws {
    try Handover.with { handover in
      try handover.write("学号,姓名\n20260001,甲\n20260002,乙\n", "list.csv")
      for name in ["pictures/20260001", "pictures/20260002", "references/20260001", "photos/20260002_1"] {
        try handover.picture(name + ".jpg")
      }
      for name in ["references/20260001_2", "references/x", "photos/20260002_2"] {
        try handover.picture(name + ".jpg", 1)
      }
      let done = try handover.run(
        "deliver", handover.path("pictures"), "--roster", handover.path("list.csv"), "--references",
        handover.path("references"), "--photos", handover.path("photos"), "-o", handover.path("out"),
        "--no-proof")
      #expect(done.status == 0, "\(done.errors)")
      let report = try handover.json("out/report.json")
      #expect(report["unusedReferences"] as? Int == 3 && report["unusedSources"] as? Int == 2)
    }
  }

  /// Strangers' pictures, named by dates and counters: where most names fit nobody, a number that may be one names nobody.
  @Test func aDateThatIsSomebodysNumberByChanceIsNotDelivered() throws {
    try Handover.with { handover in
      try handover.write("学号,姓名\n20240123,甲\n0101,乙\n20249999,丙\n", "list.csv")
      for name in ["20240123", "0101", "20249999", "a1", "a2", "a3", "a4"] {
        try handover.picture("pictures/\(name).jpg")
      }
      let done = try handover.run(
        "deliver", handover.path("pictures"), "--roster", handover.path("list.csv"), "-o",
        handover.path("out"),
        "--no-proof")
      #expect(done.text.contains("delivered 1, missing 2"), "\(done.text) \(done.errors)")
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["deliver", "convert", "sheet"])
  func nobodyWaitsForAPipeInAFolder(_ command: String) throws {
    try Handover.with { handover in
      try handover.write("学号,姓名\n20260001,甲\n", "list.csv")
      try handover.picture("pictures/20260002.jpg")
      try #require(mkfifo(handover.path("pictures/20260001.jpg"), 0o600) == 0)
      let more = command == "convert" ? ["--standard", "cet"] : ["--roster", handover.path("list.csv")]
      let done = try Executable.run(
        [
          command, handover.path("pictures"), "-o", handover.path(command == "sheet" ? "out.pdf" : "out"),
          "--language", "en",
        ]
          + more)
      #expect(done.status == 2 && done.errors.contains("is not a regular file"), "\(done.errors)")
    }
  }

  @Test func nothingDeliveredEndsWithTwoAndARefusalWithOne() throws {
    try Handover.with { handover in
      try handover.write("学号\n20260001\n20260002\n", "list.csv")
      try handover.write("no picture", "pictures/20260001.jpg")
      let deliver = { (out: String) in
        try handover.run(
          "deliver", handover.path("pictures"), "--roster", handover.path("list.csv"), "-o",
          handover.path(out), "--no-proof")
      }
      let none = try deliver("none")
      #expect(none.status == 2 && none.text.contains("2 students: delivered 0, missing 1"))
      try handover.picture("pictures/20260002.jpg")
      #expect(try deliver("some").status == 1)
    }
  }

  @Test(arguments: ["pictures", "photos", "references"])
  func aDeliveryLiesInNoFolderThatIsRead(_ name: String) throws {
    try Handover.with { handover in
      try handover.write("学号\n20260001\n", "list.csv")
      for folder in ["pictures", "photos", "references"] { try handover.picture(folder + "/20260001.jpg") }
      let done = try handover.run(
        "deliver", handover.path("pictures"), "--roster", handover.path("list.csv"), "--references",
        handover.path("references"), "--photos", handover.path("photos"), "-o", handover.path(name + "/out"),
        "--no-proof")
      #expect(done.status == 2 && done.errors.contains("lies inside its source"))
      #expect(!handover.exists(name + "/out") && !handover.exists(name + "/out.part"))
    }
  }
}

/// `deliver`, `sheet` and `mail` of a batch.
@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct BatchDeliveryTests {
  private static let list = "学号,姓名\n20260001,甲\n20260002,乙\n20260003,丙\n"

  private func withBatch(_ body: (Handover) throws -> Void) throws {
    try Handover.with { handover in
      try handover.write(Self.list, "list.csv")
      let photo = try Data(
        contentsOf: Executable.root.appendingPathComponent("fixtures/compliance/pictures/source.jpg"))
      for number in UInt8(1)...3 {
        var data = photo
        data.insert(contentsOf: [0xFF, 0xFE, 0x00, 0x03, number], at: 2)
        try handover.write(data, "photos/2026000\(number).jpg")
      }
      let made = try handover.run(
        "batch", handover.path("photos"), "-o", handover.path("batch"), "--roster", handover.path("list.csv"),
        "--graduation", "2026-06-30", "--quiet")
      #expect(made.status == 0, "\(made.errors)")
      try body(handover)
    }
  }

  /// The file under a student's number shows that student, whatever the list that is given now looks like.
  @Test(arguments: [
    ("学号,姓名\n20260003,丙\n20260001,甲\n20260002,乙\n", [1, 2, 3]),
    ("学号,姓名\n20260003,丙\n", [3]), ("学号,姓名\n20260002,乙\n20260001,丁\n", [2]),
  ])
  func anotherListGivesNobodyAnothersPicture(_ list: String, _ delivered: [Int]) throws {
    try withBatch { handover in
      try handover.write(list, "other.csv")
      let done = try handover.run(
        "deliver", handover.path("batch"), "--roster", handover.path("other.csv"), "-o", handover.path("out"),
        "--scheme", "a={stem}-{学号}.jpg", "--no-proof")
      #expect(done.status == 0, "\(done.errors)")
      let files = try FileManager.default.contentsOfDirectory(atPath: handover.path("out/a")).sorted()
      #expect(files == delivered.map { "2026000\($0)-2026000\($0).jpg" })
      let others = try String(
        contentsOf: handover.folder.appendingPathComponent("out/lists/not-delivered.csv"), encoding: .utf8)
      #expect(
        others.components(separatedBy: "is not on the list that was given").count - 1 == 3 - delivered.count)
    }
  }

  @Test func aPictureThatWasChangedIsNotPrinted() throws {
    try withBatch { handover in
      let pictures = handover.path("batch/accepted")
      let name = try #require(FileManager.default.contentsOfDirectory(atPath: pictures).sorted().first)
      try handover.picture("batch/accepted/\(name)")
      let batch = handover.path("batch")
      for output in ["s.pdf", "s.jpg"] {
        let sheet = try handover.run("sheet", batch, "-o", handover.path(output))
        #expect(sheet.status == 2 && sheet.errors.contains("has been changed"), "\(sheet.errors)")
        #expect(!handover.exists(output))
      }
      let packing = try handover.run("mail", "list", batch, "-o", handover.path("p.pdf"))
      #expect(packing.status == 2 && packing.errors.contains("has been changed"), "\(packing.errors)")
      #expect(!handover.exists("p.pdf"))
    }
  }

  @Test func aBatchHasItsOwnPhotos() throws {
    try withBatch { handover in
      let photos = try handover.run(
        "deliver", handover.path("batch"), "-o", handover.path("out"), "--photos", handover.path("photos"))
      #expect(photos.status == 2 && photos.errors.contains("--photos is for plain pictures"))
      let inside = try handover.run(
        "deliver", handover.path("batch"), "-o", handover.path("photos/out"), "--no-proof")
      #expect(inside.status == 2 && inside.errors.contains("lies inside its source"))
    }
  }
}
