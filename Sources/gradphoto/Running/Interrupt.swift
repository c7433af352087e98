import Files
import Foundation
import Localization
import Pipeline
import SystemPackage

/// Ctrl-C asks for an end after the photos in work; a second one ends at once.
final class Interrupt {
  private let sources: [any DispatchSourceSignal]

  /// Descriptors that Dispatch takes for signals, and the workers for their photos.
  private static let descriptors = 16

  /// - Throws: `FileError` where too many files are open: Dispatch would trap.
  init(_ stop: StopSign, _ shared: SharedOptions) throws {
    guard FileSystem.hasDescriptors(Interrupt.descriptors) else {
      throw FileError.unreadable("/dev/null", .tooManyOpenFiles)
    }
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if stop.isStopping { _exit(ExitStatus.interrupted) }
        stop.stop()
        shared.note(LocalizedText(zh: "\n正在结束：等待处理中的照片……", en: "\nEnding: waiting for the photos in work…"))
      }
      source.resume()
      return source
    }
  }
}
