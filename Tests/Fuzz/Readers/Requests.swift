import Batch
import Codecs
import Pipeline
import Rules

enum Requests {
  static func standard(_ bytes: [UInt8]) {
    do throws(StandardFileError) {
      let standard = try StandardFile.read(bytes)
      let text = StandardFile.text(of: standard)
      let again = try? StandardFile.read(Array(text.utf8))
      precondition(
        again.map { StandardFile.text(of: $0) } == text, "a standard that is not read as it is written")
    } catch {
      _ = error.text
    }
  }

  /// Judges nothing and makes no picture: no file is ever written.
  private final class NoProcessor: PhotoProcessor {
    func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
      ProcessedPhoto(file: nil, findings: [])
    }
  }

  static func line(_ bytes: [UInt8]) {
    let answer = LineWorker(processor: NoProcessor()).answer(String(decoding: bytes, as: UTF8.self))
    precondition(!answer.utf8.contains(UInt8(ascii: "\n")), "an answer of two lines")
  }
}
