import Foundation
import Raster
import Support
import Testing

@testable import Codecs

/// The process that decodes apart may fail in any way: each is one error, none takes longer than it was given, and
/// nothing stays behind.
@Suite struct IsolationTests {
  private let file = (try? Fixture.bytes("quarters.heic")) ?? []

  /// A program made of a shell script.
  private func decode(_ script: String, seconds: Int = 5, bytes: [UInt8]? = nil) throws -> CodecError? {
    try TemporaryFolder.with { folder in
      let path = try folder.write("#!/bin/sh\n\(script)\n", to: "decoder")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      while true {
        do throws(CodecError) {
          _ = try IsolatedDecoder(executable: path, seconds: seconds).decode(
            bytes ?? file, limits: .standard)
          return nil
        } catch {
          // A test beside this one started a process while the script was being written.
          if error != .decoderNotStarted("Text file busy") { return error }
        }
      }
    }
  }

  @Test(arguments: [("SEGV", 11), ("ABRT", 6), ("BUS", 7)])
  func crash(signal: String, number: Int) throws {
    let error = try decode("cat >/dev/null & kill -\(signal) $$")
    #expect(error == .decoderCrashed("signal \(number)"))
  }

  @Test(arguments: [
    "exit 0", "exit 1", "exec cat", "echo hello", "head -c 100000 /dev/zero", "exec 0<&- 1>&-; exit 3",
    "exec 0<&- 1>&-; exec sleep 30",
  ])
  func nonsense(script: String) throws {
    #expect(try decode(script) == .decoderCrashed("no answer"))
  }

  /// Nothing is read from the socket, and more is sent than it holds: no signal, no endless wait.
  @Test func processThatTakesNothing() throws {
    let large = [UInt8](repeating: 0, count: 20_000_000)
    #expect(try decode("exit 0", bytes: large) == .decoderCrashed("no answer"))
    #expect(try decode("exec sleep 30", seconds: 1, bytes: large) == .decoderTimedOut(seconds: 1))
  }

  @Test(arguments: ["exec sleep 30", "cat >/dev/null; exec sleep 30", "exec yes", "while :; do :; done"])
  func hang(script: String) throws {
    let start = ContinuousClock.now
    let error = try decode(script, seconds: 1)
    #expect(error == .decoderTimedOut(seconds: 1) || error == .decoderCrashed("no answer"))
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  /// The signal at the end of the processor time.
  @Test func outOfProcessorTime() throws {
    let error = try decode("ulimit -S -t 1; while :; do :; done", seconds: 30)
    #expect(error == .decoderTimedOut(seconds: 60))
  }

  /// As by the system when memory runs out.
  @Test func killed() throws { #expect(try decode("kill -KILL $$") == .outOfMemory) }

  @Test(arguments: Fixture.names)
  func nothingIsStartedForOtherFormats(name: String) throws {
    let decoder = IsolatedDecoder(executable: "/nowhere/decoder")
    #expect(throws: Never.self) { try Photo(bytes: Fixture.bytes(name), decoder: decoder) }
  }

  @Test func programThatIsNotThere() {
    let decoder = IsolatedDecoder(executable: "/nowhere/decoder")
    #expect(throws: CodecError.decoderNotStarted("No such file or directory")) {
      try decoder.decode(file, limits: .standard)
    }
  }

  /// With the answer of an attacker: a size that is beyond the limits, or that does not fit into any memory.
  @Test(arguments: [(100_000, 2), (30_000, 30_000), (1 << 40, 1 << 40), (0, 5)])
  func answerBeyondTheLimits(width: Int, height: Int) throws {
    let picture = DecodedPicture(
      size: .init(width: width, height: height), bitsPerSample: 8, hasAlpha: false, profile: "", notes: [],
      exif: [],
      samples: [])
    try TemporaryFolder.with { folder in
      let answer = try folder.write(DecodingAnswer.picture(picture).head, to: "answer")
      #expect(try decode("head -c 40 >/dev/null; cat '\(answer)'") == .decoderCrashed("no answer"))
    }
  }

  /// A decoder that a file has taken over may name any size.
  @Test(arguments: [(0, 1), (1, 0), (30_001, 1), (1 << 62, 1 << 62), (1, 1 << 62), (30_000, 30_000)])
  func sizesBeyondTheLimitsAreNoPicture(width: Int, height: Int) {
    let picture = DecodedPicture(
      size: .init(width: width, height: height), bitsPerSample: 8, hasAlpha: false, profile: "", notes: [],
      exif: [],
      samples: [])
    #expect(IsolatedDecoder.sampleCount(of: picture, .standard) == nil)
  }

  @Test func messagesComeBackAsTheyWere() throws {
    let picture = DecodedPicture(
      size: .init(width: 3, height: 2), bitsPerSample: 10, hasAlpha: true, profile: "名",
      notes: [
        FileNote(.gainMap), FileNote(.hdrTransfer, "PQ"),
      ], exif: [1, 2, 3], samples: [])
    let bytes = DecodingAnswer.picture(picture).head
    let prefix = Array(bytes.prefix(DecodingAnswer.prefixLength))
    let head = Array(bytes.dropFirst(DecodingAnswer.prefixLength))
    #expect(DecodingAnswer.headLength(prefix) == head.count)
    guard case .picture(let read)? = DecodingAnswer(head: head) else {
      Issue.record("no picture")
      return
    }
    #expect(read == picture)
    for count in head.indices { #expect(DecodingAnswer(head: Array(head.prefix(count))) == nil) }
    let request = DecodingRequest(byteCount: 5, limits: .standard, seconds: 7)
    #expect(DecodingRequest(request.bytes) == request && request.bytes.count == DecodingRequest.length)
  }

  @Test(
    arguments: [
      .unsupportedFormat("x"), .damaged("x"), .truncated, .outOfMemory, .tooManyPixels(2, limit: 1),
      .sideTooLong(2, limit: 1), .decoderMissing(package: "libheif1"),
    ] as [CodecError])
  func errorsComeBackAsTheyWere(error: CodecError) {
    let head = Array(DecodingAnswer.error(error).head.dropFirst(DecodingAnswer.prefixLength))
    guard case .error(let read)? = DecodingAnswer(head: head) else {
      Issue.record("no error")
      return
    }
    #expect(read == error)
  }

  #if os(Linux)
    /// Other tests have a few of both at the same time.
    @Test func nothingStaysBehind() throws {
      func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
      }
      /// Children that are there, or dead and not waited for.
      func children() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").reduce(0) { sum, task in
          let list = try? String(contentsOfFile: "/proc/self/task/\(task)/children", encoding: .utf8)
          return sum + (list ?? "").split(separator: " ").count
        }
      }
      let before = (try descriptors(), try children())
      for executable in ["/bin/true", "/nowhere/decoder"] {
        for _ in 0..<150 {
          let decoder = IsolatedDecoder(executable: executable)
          #expect(throws: CodecError.self) { try decoder.decode(file, limits: .standard) }
        }
      }
      #expect(try descriptors() < before.0 + 100 && children() < before.1 + 100)
    }
  #endif
}
