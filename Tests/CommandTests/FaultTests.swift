import Foundation
import Testing

/// What the machine and the command line may do to the program.
@Suite struct FaultTests {
  private func shell(_ script: String, _ arguments: [String] = []) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, Executable.url.path] + arguments
    var variables = [
      "GRADPHOTO_MODELS": Executable.root.appendingPathComponent(".models").path, "LC_ALL": "C",
      "PATH": "/usr/bin:/bin",
    ]
    // What `make sanitize` looks for.
    variables["ASAN_OPTIONS"] = ProcessInfo.processInfo.environment["ASAN_OPTIONS"]
    process.environment = variables
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationReason == .exit ? process.terminationStatus : -1, text)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "rules", "standards", "standards --show chsi-99", "explain eye-line", "--help", "--version",
      "help batch",
      "check --help",
    ])
  func resultsThatCannotBeWritten(_ command: String) throws {
    let full = try shell("\"$0\" \(command) > /dev/full")
    #expect(full.status == 2 && full.errors == "The results can't be written: the disk is full.\n")
  }

  @Test(
    .enabled(if: Executable.hasModels),
    arguments: [
      "detect \"$1\" --overlay \"$1\"", "matte \"$1\" -o \"$1\"",
      "matte \"$1\" -o \"$1.png\" --cutout \"$1\"",
      "check \"$1\" --overlay \"$1\"", "standardize \"$1\" -o \"$1.out\" --overlay \"$1\"",
    ]) func noPictureReplacesTheInput(_ command: String) throws
  {
    try Executable.withFolder { folder in
      let photo = folder.appendingPathComponent("a.jpg")
      let bytes = try Data(
        contentsOf: Executable.root.appendingPathComponent("fixtures/compliance/pictures/source.jpg"))
      try bytes.write(to: photo)
      let done = try shell("\"$0\" \(command) > /dev/null", [photo.path])
      #expect(done.status == 2 && done.errors.contains("would replace the input"))
      #expect(try Data(contentsOf: photo) == bytes)
    }
  }

  @Test(arguments: ["rules", "standards --show chsi-99"]) func aReaderThatWentAwayIsNotTold(_ command: String)
    throws
  {
    let closed = try shell("(sleep 0.2; \"$0\" \(command); echo $? >&2) | true")
    #expect(["2\n", "141\n"].contains(closed.errors))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full") && Executable.hasModels))
  func resultsOfABatchThatCannotBeWritten() throws {
    try Executable.withFolder { folder in
      try Data("x".utf8).write(to: folder.appendingPathComponent("a.txt"))
      let batch = "\"$0\" batch \"$1\" -o \"$1/out\""
      let full = try shell("\(batch) > /dev/full", [folder.path])
      #expect(full.status == 2 && full.errors.contains("1 entry skipped"))
      #expect(full.errors.contains("can't be written: the disk is full"))
      #expect(try shell("\"$0\" status \"$1/out\" > /dev/full", [folder.path]).status == 2)
    }
  }

  @Test func namesOnTheCommandLine() throws {
    let folder = try Executable.run(["check", "x.jpg", "--standard", "./", "--language", "en"])
    #expect(folder.status == 2 && folder.errors == "“.” is a folder, not a file.\n")
    #expect(try Executable.run(["batch", "", "-o", "o"]).status == 64)
    #expect(try Executable.run(["batch", "in", "-o", ""]).status == 64)
    let home = try Executable.run(["roster", "lint", "~/list.csv", "--language", "en"])
    #expect(home.status == 2 && home.errors == "There is no file “~/list.csv”.\n")
  }

  /// GBK and other bytes that are no UTF-8.
  @Test func argumentsThatAreNotText() throws {
    try Executable.withFolder { folder in
      let roster = try shell(
        "cd \"$1\"; f=$(printf '\\325\\305').csv; printf '学号,姓名\\n1,张三\\n' > \"$f\"; \"$0\" roster lint \"$f\"",
        [folder.path])
      #expect(roster.status == 0, "\(roster.errors)")
    }
  }

  @Test(.enabled(if: Executable.hasModels)) func foldersThatAreNotText() throws {
    try Executable.withFolder { folder in
      try Data("x".utf8).write(to: folder.appendingPathComponent("a.txt"))
      let batch = try shell(
        """
        cd "$1"; d=$(printf 'd\\325'); o=$(printf 'o\\326'); mkdir "$d"; cp a.txt "$d"; "$0" batch "$d" -o "$o" || exit 7
        test -f "$o/report/index.html" || exit 8; "$0" batch "$d" -o "$o" --resume || exit 9; "$0" status "$o"
        """, [folder.path])
      #expect(batch.status == 0, "\(batch.errors)")
      let overlay = try shell(
        "cd \"$1\"; cp \"$2\" \"$(printf '\\325').png\"; \"$0\" detect \"$(printf '\\325').png\" --overlay=\"$(printf '\\326')\" && test -f \"$(printf '\\326')\"",
        [folder.path, Executable.portraits.appendingPathComponent("chelsea.png").path])
      #expect(overlay.status == 0, "\(overlay.errors)")
    }
  }

  /// Few descriptors: a sentence, whatever could be opened.
  @Test(arguments: 3...12) func withoutDescriptorsThereIsAMessage(_ limit: Int) throws {
    try Executable.withFolder { folder in
      try Data("x".utf8).write(to: folder.appendingPathComponent("a.jpg"))
      let outcome = try shell("ulimit -n \(limit); exec \"$0\" batch \"$1\" -o \"$1/out\"", [folder.path])
      #expect(outcome.status > 0 && outcome.status < 128, "\(outcome)")
    }
  }

  /// The user nobody can't enter it; where everybody may, there is nothing to see.
  @Test(
    .enabled(
      if: Executable.hasModels && geteuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/setpriv")
    ))
  func aFolderThatCannotBeEntered() throws {
    try Executable.withFolder { folder in
      let outcome = try shell(
        """
        chmod 755 "$1"; cd "$1"; mkdir in in/b; mkdir -m 777 o; chmod 700 in/b
        setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$0" || exit 99
        setpriv --reuid=65534 --regid=65534 --clear-groups "$0" batch in -o o/x
        """, [folder.path])
      if outcome.status == 99 { return }
      #expect(
        outcome.status == 2 && outcome.errors.contains("“b”: the folder can't be read: permission is denied.")
      )
    }
  }
}

@Suite(.enabled(if: Executable.hasModels, "the networks and portraits are fetched by make"))
struct OutputTests {
  private let portrait = Executable.portraits.appendingPathComponent("obama.jpg")

  @Test func somebodysFileIsReplacedOnlyByForce() throws {
    try Executable.withFolder { folder in
      let file = folder.appendingPathComponent("obama.jpg")
      try Data("somebody's".utf8).write(to: file)
      let arguments = [
        "standardize", portrait.path, "-o", folder.path, "--keep-failed", "--format", "json", "--quiet",
      ]
      let refused = try Executable.run(arguments)
      let error = refused.lines.first?["error"] as? [String: Any]
      #expect(refused.status == 2 && error?["code"] as? String == "exists")
      #expect(try Data(contentsOf: file) == Data("somebody's".utf8))
      #expect(try Executable.run(arguments + ["--force"]).lines.first?["output"] as? String == file.path)
      #expect(try Data(contentsOf: file).starts(with: [0xFF, 0xD8]))
    }
  }

  /// A file that can't be read leaves its name to another; a companion is told and passed over.
  @Test func whatFailsHoldsNoName() throws {
    try Executable.withFolder { folder in
      let (bad, good) = (folder.appendingPathComponent("bad"), folder.appendingPathComponent("good"))
      for place in [bad, good] {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      }
      try Data("RIFF____WEBPnothing".utf8).write(to: bad.appendingPathComponent("test1.jpg"))
      try FileManager.default.copyItem(at: portrait, to: good.appendingPathComponent("test1.jpg"))
      try Data("II".utf8).write(to: good.appendingPathComponent("test1.CR2"))
      let outcome = try Executable.run([
        "standardize", bad.path + "/test1.jpg", good.path + "/test1.CR2", good.path + "/test1.jpg", "-o",
        folder.path + "/o", "--keep-failed", "--format", "json", "--language", "en",
      ])
      #expect(outcome.lines.count == 2 && outcome.lines.first?["verdict"] as? String == "error")
      #expect(outcome.lines.last?["output"] as? String == folder.path + "/o/test1.jpg")
      #expect(outcome.errors.contains("companion of “test1.jpg”"))
    }
  }
}
