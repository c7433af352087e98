import Foundation
import Testing

/// `roster lint` needs no networks.
@Suite struct RosterCommandTests {
  private func lint(_ content: Data, _ more: [String] = []) throws -> Executable.Outcome {
    try Executable.withFolder { folder in
      let file = folder.appendingPathComponent("list.csv")
      try content.write(to: file)
      return try Executable.run(["roster", "lint", file.path] + more)
    }
  }

  @Test func mistakesHaveALineAndAColumn() throws {
    let list = Data("学号,姓名,身份证号\n1,张 三,11010519491231002X\n1,李四,11010519491231002x\n".utf8)
    let text = try lint(list, ["--language", "en"])
    #expect(text.status == 1)
    let places = text.text.split(separator: "\n").compactMap {
      $0.split(separator: "list.csv:").last.map(String.init)
    }
    #expect(
      places == [
        "2:2: 姓名: has a blank inside [blank-inside]", "3:1: 学号: the same as on line 2 [duplicate]",
        "3:3: 身份证号: the same as on line 2 [duplicate]",
        "3:3: 身份证号: the X at the end of an identity number is upper case [id-lowercase-x]",
      ])
    #expect(text.errors == "2 students, UTF-8\n4 mistakes\n")
    // The folder has a random name.
    #expect(!places.joined().contains("1949"))
    #expect(
      try lint(Data("学号,姓名\n1,张 三\n".utf8), ["--language", "en"]).errors == "1 student, UTF-8\n1 mistake\n")
    let json = try lint(list, ["--format", "json", "--quiet"])
    #expect(json.lines.map { $0["line"] as? Int } == [2, 3, 3, 3])
    #expect(json.lines.map { $0["column"] as? Int } == [2, 1, 3, 3])
    #expect(json.errors.isEmpty)
  }

  @Test func statusTellsOfListsThatCannotBeUsed() throws {
    #expect(try lint(Data("学号,姓名\n1,张三\n".utf8)).status == 0)
    let old = try lint(Data([0xD0, 0xCF, 0x11, 0xE0]), ["--language", "zh"])
    #expect(old.status == 2 && old.errors.contains("XLS") && old.errors.split(separator: "\n").count == 1)
    #expect(try lint(Data("PK\u{3}\u{4}".utf8)).status == 2)
    #expect(try lint(Data("a,b\n".utf8)).status == 2)
    #expect(try lint(Data("a,b\n".utf8), ["--columns", "nonsense"]).status == 2)
    #expect(try Executable.run(["roster", "lint", "/no/such/list.csv"]).status == 2)
  }
}

/// Commands that work on folders.
@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct BatchCommandTests {
  private static let identity = "11010519491231002X"

  /// Two photos and a file that is none, and a place for the output.
  private func withPhotos<T>(_ body: (_ photos: URL, _ output: URL) throws -> T) throws -> T {
    try Executable.withFolder { folder in
      let photos = folder.appendingPathComponent("photos")
      try FileManager.default.createDirectory(
        at: photos.appendingPathComponent("b"), withIntermediateDirectories: true)
      try copy("grace_hopper.jpg", to: photos.appendingPathComponent(Self.identity + ".jpg"))
      try copy("chelsea.png", to: photos.appendingPathComponent("b/cat.png"))
      try Data("x".utf8).write(to: photos.appendingPathComponent("notes.txt"))
      return try body(photos, folder.appendingPathComponent("out"))
    }
  }

  private func copy(_ portrait: String, to place: URL) throws {
    try FileManager.default.copyItem(at: Executable.portraits.appendingPathComponent(portrait), to: place)
  }

  private func batch(_ photos: URL, _ output: URL, _ more: String...) throws -> Executable.Outcome {
    try Executable.run(["batch", photos.path, "-o", output.path, "--language", "en"] + more)
  }

  private func files(_ folder: URL) -> Set<String> {
    let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return Set(found.filter { $0.contains(".") })
  }

  @Test func aFolderIsSortedAndReported() throws {
    try withPhotos { photos, output in
      let outcome = try batch(photos, output)
      #expect(outcome.status == 1)
      #expect(outcome.text == "accepted 0, for review 0, returned 2, unreadable 0\n")
      let lines = outcome.errors.split(separator: "\n").map(String.init)
      #expect(lines.contains("1/2 returned ****002X.jpg") && lines.contains("2/2 returned b/cat.png"))
      #expect(files(output.appendingPathComponent("accepted")).isEmpty)
      #expect(files(output.appendingPathComponent("review")).isEmpty)
      #expect(
        files(output.appendingPathComponent("returned")) == [
          Self.identity + ".jpg", Self.identity + ".txt", "b/cat.jpg", "b/cat.txt",
        ])
      #expect(
        files(output.appendingPathComponent("report")) == [
          "index.html", "results.csv", "results.jsonl", "junit.xml", "results.sarif", "manifest.sha256",
          "skipped.csv",
        ])
    }
  }

  @Test func identityNumbersAreShownOnlyOnRequest() throws {
    for isShown in [false, true] {
      try withPhotos { photos, output in
        let outcome = try isShown ? batch(photos, output, "--show-ids") : batch(photos, output)
        #expect(outcome.errors.contains(Self.identity) == isShown)
        for report in ["index.html", "results.csv", "results.jsonl", "junit.xml", "results.sarif"] {
          let text = try String(
            contentsOf: output.appendingPathComponent("report/" + report), encoding: .utf8)
          #expect(text.contains(Self.identity) == isShown, "\(report)")
        }
      }
    }
  }

  @Test func aBatchGoesOnWhereItStopped() throws {
    try withPhotos { photos, output in
      #expect(try batch(photos, output, "--quiet").errors.isEmpty)
      let again = try batch(photos, output)
      #expect(again.status == 2 && again.output.isEmpty && again.errors.contains("--resume"))
      try copy("biden.jpg", to: photos.appendingPathComponent("new.jpg"))
      let before = try Executable.run(["status", output.path, "--format", "json"])
      #expect(before.lines.first?["new"] as? Int == 1 && before.lines.first?["pending"] as? Int == 0)
      let resumed = try batch(photos, output, "--resume")
      #expect(resumed.errors.contains("1/1 ") && !resumed.errors.contains("cat.png"))
      let other = try batch(photos, output, "--resume", "--background", "white")
      #expect(other.status == 2 && other.errors.contains("background"))
    }
  }

  @Test func statusCountsVerdictsAndRules() throws {
    try withPhotos { photos, output in
      let none = try Executable.run(["status", output.path, "--language", "zh"])
      #expect(none.status == 2 && none.errors == "这个目录里没有批次的日志。\n")
      _ = try batch(photos, output)
      try FileManager.default.removeItem(at: photos.appendingPathComponent("b"))
      let status = try Executable.run(["status", output.path, "--format", "json"])
      let object = try #require(status.lines.first)
      #expect(object["verdicts"] as? [String: Int] == ["pass": 0, "review": 0, "fail": 2, "error": 0])
      #expect(object["gone"] as? Int == 1 && object["skipped"] as? Int == 1)
      let rules = try #require(object["rules"] as? [[String: Any]])
      #expect(rules.contains { $0["rule"] as? String == "single-face" && $0["failed"] as? Int == 1 })
      #expect(
        try Executable.run(["status", output.path, "--language", "en"]).text.hasPrefix(
          "accepted 0, for review 0, returned 2, unreadable 0\nto do 0, new 0, gone 1, not photos 1\n"))
    }
  }

  /// Root enters every folder, but for the capability that lets it.
  private static let asOneWhoMayNot: [String]? =
    geteuid() != 0
    ? []
    : FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
      ? ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"] : nil

  @Test(.enabled(if: asOneWhoMayNot != nil))
  func statusAndWatchTellOfAFolderThatCannotBeEntered() throws {
    let wrapper = try #require(Self.asOneWhoMayNot)
    try withPhotos { photos, output in
      _ = try batch(photos, output)
      let locked = photos.appendingPathComponent("班级2").path
      try FileManager.default.createDirectory(atPath: locked, withIntermediateDirectories: false)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: locked) }
      let sentence = "“班级2”: the folder can't be read: permission is denied."
      let text = try Executable.run(["status", output.path, "--language", "en"], through: wrapper)
      #expect(text.status == 2 && text.errors == sentence + "\n" && text.text.contains("new 0"))
      let json = try Executable.run(
        ["status", output.path, "--format", "json", "--language", "en"], through: wrapper)
      #expect(json.status == 2 && json.lines.first?["unreadableFolders"] as? [String] == [sentence])
      try copy("chelsea.png", to: photos.appendingPathComponent("new.png"))
      let watch = try Executable.start(
        ["watch", photos.path, "-o", output.path, "--language", "en"], through: wrapper)
      defer { watch.process.terminate() }
      #expect(watch.lines.first { $0.contains("new.png") } != nil)
      watch.process.interrupt()
      watch.process.waitUntilExit()
      #expect(watch.process.terminationStatus == 2)
    }
  }

  @Test(.enabled(if: asOneWhoMayNot != nil))
  func noCommandPassesAFolderOverThatCannotBeEntered() throws {
    let wrapper = try #require(Self.asOneWhoMayNot)
    try withPhotos { photos, output in
      let locked = photos.appendingPathComponent("班级2").path
      try FileManager.default.createDirectory(atPath: locked, withIntermediateDirectories: false)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: locked) }
      let list = photos.deletingLastPathComponent().appendingPathComponent("list.csv")
      try Data("学号,姓名\n1,甲\n".utf8).write(to: list)
      for command in [
        ["convert", photos.path, "--standard", "resume"], ["deliver", photos.path, "--roster", list.path],
        ["sheet", photos.path],
      ] {
        let target = output.path + (command[0] == "sheet" ? ".pdf" : command[0])
        let done = try Executable.run(command + ["-o", target, "--language", "en"], through: wrapper)
        #expect(done.status == 2 && done.errors.contains("班级2"), "\(command[0]): \(done.errors)")
      }
    }
  }

  @Test func aRosterNamesWhatIsMissing() throws {
    try withPhotos { photos, output in
      let list = photos.deletingLastPathComponent().appendingPathComponent("list.csv")
      try Data("学号,姓名,身份证号\n1,甲,\(Self.identity)\n2,乙,440102198001021230\n".utf8).write(to: list)
      let outcome = try batch(photos, output, "--roster", list.path, "--name", "{学号}.jpg")
      #expect(
        outcome.text.contains(
          "students without a photo 1, unmatched photos 1, students with several photos 0"))
      #expect(files(output.appendingPathComponent("returned")).contains("1.jpg"))
      let missing = try String(
        contentsOf: output.appendingPathComponent("report/missing.csv"), encoding: .utf8)
      #expect(missing.contains("3,2,乙,****1230") && !missing.contains("440102198001021230"))
      #expect(try batch(photos, output, "--match", "x").status == 64)
    }
  }

  @Test func shardsAreMerged() throws {
    try withPhotos { photos, output in
      let parts = ["1", "2"].map { output.path + "-" + $0 }
      for (index, part) in parts.enumerated() {
        _ = try batch(photos, URL(fileURLWithPath: part), "--shard", "\(index + 1)/2")
      }
      let merged = try Executable.run(["merge"] + parts + ["-o", output.path, "--language", "en"])
      #expect(merged.status == 0)
      #expect(merged.text == "accepted 0, for review 0, returned 2, unreadable 0\n")
      #expect(files(output.appendingPathComponent("returned")).count == 4)
      let again = try Executable.run(["merge"] + parts + ["-o", output.path])
      #expect(again.status == 2 && again.output.isEmpty)
      #expect(try batch(photos, output, "--shard", "3/2").status == 64)
    }
  }

  @Test func theWorkerAnswersLineByLine() throws {
    try withPhotos { photos, output in
      let cat = photos.appendingPathComponent("b/cat.png").path
      let requests = ["{\"input\": \"\(cat)\", \"id\": \"7\"}", "/no/such/photo.jpg", "{", cat]
      let outcome = try Executable.run(
        ["worker"], input: Data((requests.joined(separator: "\n") + "\n").utf8))
      #expect(outcome.status == 0)
      #expect(outcome.lines.map { $0["verdict"] as? String } == ["fail", "error", "error", "fail"])
      #expect(outcome.lines.first?["id"] as? String == "7" && outcome.lines.last?["id"] == nil)
      #expect(!FileManager.default.fileExists(atPath: output.path))
    }
  }

  @Test func aNewPhotoIsJudgedWhileWatching() throws {
    try withPhotos { photos, output in
      let watch = try Executable.start(["watch", photos.path, "-o", output.path, "--language", "en"])
      defer { watch.process.terminate() }
      #expect(watch.lines.first { $0.contains("b/cat.png") } == "returned  b/cat.png")
      try copy("biden.jpg", to: photos.appendingPathComponent("new.jpg"))
      #expect(watch.lines.first { $0.contains("new.jpg") } != nil)
      watch.process.interrupt()
      watch.process.waitUntilExit()
      #expect(watch.process.terminationStatus == 0)
      #expect(files(output.appendingPathComponent("report")).contains("index.html"))
    }
  }
}
