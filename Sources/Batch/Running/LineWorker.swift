internal import Files
internal import Localization
import Localization
public import Pipeline
internal import Reports
internal import Rules
internal import SystemPackage

/// Answers requests that arrive one JSON object a line, in order: the part of `gradphoto worker` that knows no terminal.
///
/// A request names a photo: `{"input": "a.jpg", "output": "out/a.jpg"}`. `output` may be left out: the photo is judged,
/// nothing is written. An output is written for one input only, however often: a second input with it is refused, and so is what
/// replaces a photo that was read, or somebody's file. `id` is handed back as it came. A line that is no JSON object is taken
/// for a path.
public final class LineWorker {
  private struct Request: Decodable {
    var id: String?
    var input: String
    var output: String?
  }

  private struct Answer: Encodable {
    var id: String?
    var input: String
    var verdict: Outcome
    var output: String?
    var inputSHA256: String?
    var outputSHA256: String?
    var findings: [Finding] = []
    var error: Failure?
  }

  private let processor: any PhotoProcessor
  private let replaces: Bool
  private var names = OutputNames()

  /// - Parameter replaces: whether files that stand already where an output goes are replaced.
  public init(processor: any PhotoProcessor, replaces: Bool = false) {
    self.processor = processor
    self.replaces = replaces
  }

  /// One line, without its end, for one line; it never throws: whatever goes wrong stands in the answer.
  /// - Parameter keepsFailed: write pictures that break a rule as well.
  public func answer(_ line: String, keepsFailed: Bool = false) -> String {
    guard line.drop(while: \.isWhitespace).hasPrefix("{") else {
      return JSONLine.encode(answer(Request(input: line, output: nil), keepsFailed))
    }
    guard let request = JSONLine.decode(Request.self, line) else {
      let text = LocalizedText(
        zh: "不是有效的请求：应为 {\"input\": …, \"output\": …}。",
        en: "This is not a request: it should be {\"input\": …, \"output\": …}.")
      return JSONLine.encode(
        Answer(input: "", verdict: .error, error: Failure(code: "bad-request", text: text)))
    }
    return JSONLine.encode(answer(request, keepsFailed))
  }

  private func answer(_ request: Request, _ keepsFailed: Bool) -> Answer {
    var answer = Answer(id: request.id, input: request.input, verdict: .error)
    do {
      let input = FilePath(request.input)
      names.add(input: input)
      let bytes = try FileSystem.readUnchanged(input, limit: BatchLimits.photoBytes).bytes
      answer.inputSHA256 = Digest.sha256(bytes)
      let name = request.output.map { FilePath($0).name.string } ?? input.stemText + ".jpg"
      let processed = try processor.process(bytes, name: name)
      answer.findings = processed.findings
      answer.verdict = Outcome(Judge.overall(processed.findings))
      guard let output = request.output, let file = processed.file, answer.verdict != .fail || keepsFailed
      else { return answer }
      try write(file, FilePath(output), input: input)
      answer.output = output
      answer.outputSHA256 = Digest.sha256(file)
    } catch {
      answer.verdict = .error
      answer.error = Failure(error, reading: request.input)
    }
    return answer
  }

  private func write(_ file: [UInt8], _ output: FilePath, input: FilePath) throws(FileError) {
    // A run that is done again finds its own pictures, which are the same to the byte.
    let stands = (try? FileSystem.readUnchanged(output, limit: file.count).bytes) == file
    try names.claim(output, for: input, replacing: replaces || stands)
    if stands { return }
    try FileSystem.makeFolder(output.folder)
    try FileSystem.write(file, to: output)
  }
}
