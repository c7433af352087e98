internal import Raster

/// Decodes in a process of its own, with limits on memory, time and files: a decoder that crashes, hangs or is taken over
/// by a hostile file costs one sentence.
///
/// The process is this program once more, in a mode that nobody types: a program that calls `serveIfAsked` first thing
/// can be asked. Nothing is started for JPEG, PNG and WebP.
public struct IsolatedDecoder: Sendable {
  /// The program that decodes, by its path.
  public var executable: String
  /// Seconds on the wall after which the process is ended.
  public var seconds: Int
  /// Seconds of the processor that it may use.
  public var cpuSeconds: Int

  /// Twelve megapixels take one second, the largest phone photo seventeen; three times that for slow machines, and on
  /// the wall five times as much for busy ones.
  public init(executable: String, seconds: Int = 300, cpuSeconds: Int = 60) {
    self.executable = executable
    self.seconds = seconds
    self.cpuSeconds = cpuSeconds
  }

  /// Nil in programs that did not call `serveIfAsked`.
  public static var ofThisProgram: IsolatedDecoder? { ownExecutable.map { IsolatedDecoder(executable: $0) } }
  /// Written once, first thing in `main`, before there is a second thread.
  nonisolated(unsafe) private static var ownExecutable: String?

  private static let mode = "__decode"

  /// In a process that was started to decode: does it, and does not return. Else: this program can be asked from now on.
  public static func serveIfAsked() {
    let arguments = CommandLine.arguments
    if arguments.count == 2, arguments[1] == mode { DecodingService.run() }
    #if os(Linux)
      ownExecutable = "/proc/self/exe"
    #else
      ownExecutable = arguments.first
    #endif
  }

  /// - Throws: what the decoder throws, and `decoderNotStarted`, `decoderCrashed`, `decoderTimedOut`.
  func decode(_ bytes: [UInt8], limits: Limits) throws(CodecError) -> DecodedPicture {
    let answer: DecodingAnswer
    do throws(IsolatedProcess.Failure) {
      answer = try ask(bytes, limits)
    } catch {
      throw meaning(of: error)
    }
    switch answer {
    case .picture(let picture): return picture
    case .error(let error): throw error
    }
  }

  private func ask(_ bytes: [UInt8], _ limits: Limits) throws(IsolatedProcess.Failure) -> DecodingAnswer {
    let process = try IsolatedProcess(
      executable: executable, arguments: [IsolatedDecoder.mode], seconds: seconds)
    let request = DecodingRequest(byteCount: bytes.count, limits: limits, seconds: cpuSeconds)
    try process.send(request.bytes)
    try process.send(bytes)
    let prefix = try process.receive(DecodingAnswer.prefixLength)
    guard let length = DecodingAnswer.headLength(prefix),
      let answer = DecodingAnswer(head: try process.receive(length))
    else { throw .ended(signal: nil) }
    guard case .picture(var picture) = answer else { return answer }
    guard let count = IsolatedDecoder.sampleCount(of: picture, limits) else { throw .ended(signal: nil) }
    picture.samples = try process.receive(count)
    return .picture(picture)
  }

  /// How many samples follow the answer's head; nil where they pass the limits: the answer may be an attacker's.
  static func sampleCount(of picture: DecodedPicture, _ limits: Limits) -> Int? {
    guard (try? limits.check(picture.size)) != nil else { return nil }
    let count = picture.size.width * picture.size.height * 3
    return (try? limits.check(memory: count)) == nil ? nil : count
  }

  private func meaning(of failure: IsolatedProcess.Failure) -> CodecError {
    switch failure {
    case .notStarted(let reason): .decoderNotStarted(reason)
    case .timedOut: .decoderTimedOut(seconds: seconds)
    case .ended(signal: .none): .decoderCrashed("no answer")
    case .ended(signal: IsolatedProcess.outOfTime?): .decoderTimedOut(seconds: cpuSeconds)
    // The system ends what takes its last memory.
    case .ended(signal: IsolatedProcess.killed?): .outOfMemory
    case .ended(let signal?): .decoderCrashed("signal \(signal)")
    }
  }
}
