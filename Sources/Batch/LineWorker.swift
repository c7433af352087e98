internal import Foundation
import Localization
internal import Rules
internal import Studio

/// Answers requests that arrive one JSON object a line, in order: the part of `gradphoto worker` that knows no terminal.
///
/// A request names a photo: `{"input": "a.jpg", "output": "out/a.jpg"}`. `output` may be left out: the photo is judged,
/// nothing is written. `id` is handed back as it came. A line that is no JSON object is taken for a path.
public struct LineWorker {
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
    var error: PhotoFailure?
  }

  private let processor: any PhotoProcessor

  public init(processor: any PhotoProcessor) { self.processor = processor }

  /// One line, without its end, for one line; it never throws: whatever goes wrong stands in the answer.
  /// - Parameter keepsFailed: write pictures that break a rule as well.
  public func answer(_ line: String, keepsFailed: Bool = false) -> String {
    guard line.drop(while: \.isWhitespace).hasPrefix("{") else {
      return JSONLine.encode(answer(Request(input: line, output: nil), keepsFailed))
    }
    guard let request = JSONLine.decode(Request.self, line) else {
      let text = LocalizedText(
        zh: "不是有效的请求：应为 {\"input\": …, \"output\": …}。",
        en: "This is no request: it should be {\"input\": …, \"output\": …}.")
      return JSONLine.encode(
        Answer(input: "", verdict: .error, error: PhotoFailure(code: "bad-request", text: text)))
    }
    return JSONLine.encode(answer(request, keepsFailed))
  }

  private func answer(_ request: Request, _ keepsFailed: Bool) -> Answer {
    var answer = Answer(id: request.id, input: request.input, verdict: .error)
    do {
      let content = try Files.read(RawPath(request.input), limit: BatchLimits.photoBytes)
      answer.inputSHA256 = sha256(content.bytes)
      let name = request.output.map { RawPath($0).name.text } ?? RawPath(request.input).stem.text + ".jpg"
      let processed = try processor.process(content.bytes, name: name)
      answer.findings = processed.findings
      answer.verdict = Outcome(Judge.overall(processed.findings))
      guard let output = request.output, let file = processed.file, answer.verdict != .fail || keepsFailed
      else { return answer }
      try write(file, RawPath(output), input: RawPath(request.input))
      answer.output = output
      answer.outputSHA256 = sha256(file)
    } catch let error as InputError {
      answer.error = PhotoFailure(error)
    } catch let error as OutputError {
      answer.verdict = .error
      let text = LocalizedText(
        zh: "无法写入“\(error.path)”：\(error.reason)。", en: "“\(error.path)” can't be written: \(error.reason).")
      answer.error = PhotoFailure(code: "unwritable", text: text)
    } catch {
      answer.error = processor.failure(error, name: request.input)
    }
    return answer
  }

  private func write(_ file: [UInt8], _ output: RawPath, input: RawPath) throws(OutputError) {
    if let there = Files.look(at: output), let source = Files.look(at: input),
      there.device == source.device, there.state.inode == source.state.inode
    {
      throw OutputError(path: output.text, reason: "input")
    }
    let folder = output.folder
    if !folder.bytes.isEmpty { try Files.makeFolder(folder) }
    try Files.write(file, to: output, by: folder / ".gradphoto-\(UUID().uuidString).part")
  }
}
