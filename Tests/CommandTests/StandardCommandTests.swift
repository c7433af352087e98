import Foundation
import Testing

/// `standards --show`, `--standard FILE`, `--graduation`.
@Suite struct StandardCommandTests {
  private static func text(of id: String) throws -> String {
    let outcome = try Executable.run(["standards", "--show", id])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    return outcome.text
  }

  @Test(arguments: ["chsi-99", "chsi-99-blue", "chsi-99-white"]) func showPrintsWhatItReads(_ id: String)
    throws
  {
    try Executable.withFolder { folder in
      let text = try Self.text(of: id)
      let file = folder.appendingPathComponent("s.json")
      try text.write(to: file, atomically: true, encoding: .utf8)
      #expect(try Self.text(of: file.path) == text)
    }
  }

  @Test(arguments: [
    ("{", "line 1, column 2"), ("{}", "field id"), ("{\"id\": 3}", "field id"),
    ("{\"name\": 1}", "field name"),
  ])
  func aBadFileIsNamedWithLineAndField(_ text: String, _ place: String) throws {
    try Executable.withFolder { folder in
      let file = folder.appendingPathComponent("mine.json")
      try text.write(to: file, atomically: true, encoding: .utf8)
      for command in [
        ["check", "x.jpg"], ["standardize", "x.jpg", "-o", folder.path], ["batch", folder.path, "-o", "o"],
        ["worker"],
      ] {
        let outcome = try Executable.run(command + ["--standard", file.path, "--language", "en"])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("mine.json") && outcome.errors.contains(place), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
      }
      let chinese = try Executable.run(["check", "x.jpg", "--standard", file.path, "--language", "zh"])
      #expect(chinese.errors.contains("行") && chinese.errors.contains("列"))
    }
  }

  @Test func filesThatAreNotThereOrNoFiles() throws {
    #expect(try Executable.run(["check", "x", "--standard", "no/such.json"]).status == 2)
    #expect(try Executable.run(["check", "x", "--standard", "/"]).status == 2)
    #expect(try Executable.run(["check", "x", "--standard", "chsi-98"]).status == 64)
    #expect(try Executable.run(["standards", "--show", "chsi-98"]).status == 64)
    #expect(try Executable.run(["check", "x", "--standard", "/dev/zero/x.json"]).status == 2)
  }

  @Test(arguments: [
    ["check", "x.jpg", "--graduation", "2026-02-30"], ["check", "x.jpg", "--graduation", "soon"],
    ["standardize", "x.jpg", "-o", "o", "--standard", "chsi-99-blue", "--background", "white"],
    ["standardize", "x.jpg", "-o", "o", "--standard", "chsi-99-white", "--background", "light-blue"],
    ["batch", "d", "-o", "o", "--standard", "chsi-99-blue", "--background", "light-gray"],
    ["worker", "--standard", "chsi-99-white", "--background", "light-gray"],
    ["check", "a", "b", "--overlay", "o.png"], ["standardize", "a", "b", "-o", "o", "--overlay", "o.png"],
  ])
  func wrongUsage(_ arguments: [String]) throws {
    let outcome = try Executable.run(arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
  }
}

@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct StandardPhotoTests {
  private static let portrait = Executable.portraits.appendingPathComponent("obama.jpg").path

  /// The background that is put behind the person is the first that the standard allows.
  @Test(arguments: [("chsi-99", 100.0, 1), ("chsi-99-blue", 100, 1), ("chsi-99-white", 255, 0)])
  func variantsChooseTheirBackground(_ standard: String, _ red: Double, _ isBlue: Int) throws {
    try Executable.withFolder { folder in
      let arguments = ["standardize", Self.portrait, "-o", folder.path, "--format", "json", "--keep-failed"]
      let outcome = try Executable.run(arguments + ["--standard", standard, "--graduation", "2013-06-30"])
      let object = try #require(outcome.lines.first)
      let findings = try #require(object["findings"] as? [[String: Any]])
      func finding(_ rule: String) throws -> [String: Any] {
        try #require(findings.first { $0["rule"] as? String == rule })
      }
      #expect(try finding("background-color")["verdict"] as? String == "pass")
      let age = try #require(finding("photo-age")["allowed"] as? [String: Any])
      #expect(age["max"] as? Double == (isBlue == 1 ? 12 : 6))
      // Checked by the other variant the same picture has a background that is not allowed.
      let other = isBlue == 1 ? "chsi-99-white" : "chsi-99-blue"
      let output = try #require(object["output"] as? String)
      let checked = try Executable.run(["check", output, "--standard", other, "--format", "json"])
      let verdict =
        (checked.lines.first?["findings"] as? [[String: Any]])?
        .first { $0["rule"] as? String == "background-color" }?["verdict"] as? String
      #expect(verdict == "fail" && checked.status == 1)
    }
  }

  @Test func aFilesOwnSizeIsMade() throws {
    try Executable.withFolder { folder in
      let file = folder.appendingPathComponent("small.json")
      let text = try Executable.run(["standards", "--show", "chsi-99"]).text
        .replacingOccurrences(of: "\"width\": 480, \"height\": 640", with: "\"width\": 240, \"height\": 320")
        .replacingOccurrences(of: "\"min\": 50, \"max\": 110", with: "\"min\": 25, \"max\": 55")
        .replacingOccurrences(of: "\"min\": 200, \"max\": 300", with: "\"min\": 100, \"max\": 150")
        .replacingOccurrences(of: "\"min\": 180, \"max\": 300", with: "\"min\": 90, \"max\": 150")
        .replacingOccurrences(of: "\"min\": 20480, \"max\": 40960", with: "\"min\": 5120, \"max\": 20480")
      try text.write(to: file, atomically: true, encoding: .utf8)
      let out = folder.appendingPathComponent("out").path
      let outcome = try Executable.run([
        "standardize", Self.portrait, "-o", out, "--standard", file.path, "--keep-failed", "--format", "json",
      ])
      let findings = try #require(outcome.lines.first?["findings"] as? [[String: Any]])
      for rule in ["pixel-size", "file-size", "crown-margin", "eye-height", "face-width", "centered"] {
        #expect(findings.first { $0["rule"] as? String == rule }?["verdict"] as? String == "pass", "\(rule)")
      }
    }
  }

  /// Every format, with one photo that can't be read: what was said of the others stands.
  @Test(arguments: ["json", "text", "junit", "sarif", "csv", "html"]) func everyFormatOfBothCommands(
    _ format: String
  ) throws {
    try Executable.withFolder { folder in
      let inputs = [Self.portrait, "no such.jpg"]
      for command in [["check"], ["check", "--source"], ["standardize", "-o", folder.path]] {
        let outcome = try Executable.run(command + inputs + ["--format", format, "--language", "zh"])
        #expect(outcome.status == 2 && outcome.errors.isEmpty)
        #expect(outcome.text.contains("obama.jpg") && outcome.output.last == 0x0A)
      }
    }
  }

  /// A good photo is told to be usable, not to be a finished picture.
  @Test func aUsableSourceIsCalledSo() throws {
    let picture = Executable.root.appendingPathComponent("fixtures/compliance/pictures/source.jpg").path
    let arguments = ["check", picture, "--source", "--graduation", "2026-06-30", "--language"]
    let chinese = try Executable.run(arguments + ["zh"])
    #expect(chinese.status == 0 && chinese.text.hasPrefix("✓ 可用"))
    #expect(try Executable.run(arguments + ["en"]).text.hasPrefix("✓ will do"))
  }

  /// Where the overlay can't be written, since a file stands where its folder should, nothing is.
  @Test func anOverlayThatCantBeWrittenLeavesNoPicture() throws {
    try Executable.withFolder { folder in
      try Data("x".utf8).write(to: folder.appendingPathComponent("no"))
      let outcome = try Executable.run([
        "standardize", Self.portrait, "-o", folder.path + "/out", "--keep-failed", "--overlay",
        folder.path + "/no/o.png",
      ])
      #expect(outcome.status == 2 && outcome.text.contains("/no"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["no"])
    }
  }

  @Test func anOverlayMakesItsFolder() throws {
    try Executable.withFolder { folder in
      for command in [["detect"], ["check"], ["standardize", "-o", folder.path + "/new", "--keep-failed"]] {
        let overlay = folder.path + "/\(command[0])/new/o.png"
        _ = try Executable.run([command[0], Self.portrait] + command.dropFirst() + ["--overlay", overlay])
        #expect(FileManager.default.fileExists(atPath: overlay), "\(command)")
      }
    }
  }

  /// The standard's file is read too: nothing may be written over it.
  @Test func anOverlayReplacesNoStandard() throws {
    try Executable.withFolder { folder in
      let file = folder.appendingPathComponent("mine.json")
      let text = try Executable.run(["standards", "--show", "chsi-99"]).output
      try text.write(to: file)
      let outcome = try Executable.run([
        "check", Self.portrait, "--standard", file.path, "--overlay", file.path, "--language", "en",
      ])
      #expect(outcome.status == 2 && outcome.errors.contains("would replace the input"))
      #expect(try Data(contentsOf: file) == text)
    }
  }

  @Test func overlaysAreWrittenAndGoToStandardOutput() throws {
    try Executable.withFolder { folder in
      let file = folder.appendingPathComponent("o.png").path
      let png = Data([0x89, 0x50, 0x4E, 0x47])
      for command in [["check"], ["check", "--source"], ["standardize", "-o", folder.path]] {
        let outcome = try Executable.run(command + [Self.portrait, "--overlay", file])
        #expect(outcome.status == 1 && outcome.text.contains("✗"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)).prefix(4) == png)
        try FileManager.default.removeItem(atPath: file)
        let piped = try Executable.run(command + [Self.portrait, "--overlay", "-"])
        #expect(piped.output.prefix(4) == png && piped.output.suffix(8).prefix(4) == Data("IEND".utf8))
      }
    }
  }
}
