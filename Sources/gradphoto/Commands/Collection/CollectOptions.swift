import ArgumentParser
import Collection
import Files
import Foundation
import Localization
import SystemPackage

/// Which collection, who is at work, and how answers look.
struct CollectOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("Folder of the collection (default: the current folder).", valueName: "dir"))
  var folder: PathArgument?

  @OptionGroup var answers: AnswerOptions

  var shared: SharedOptions { answers.shared }
  var language: Language { answers.shared.language }

  /// - Throws: `ExitCode` after saying why it can't be opened.
  func open() throws -> PhotoCollection {
    let collection = try PhotoCollection.open(folder?.path ?? ".")
    if collection.removedFiles > 0 {
      shared.note(
        LocalizedText(
          zh: "上次意外中断留下的 \(collection.removedFiles) 个未登记文件已清除",
          en: "removed \(collection.removedFiles) files that a sudden end had left without an entry"))
    }
    return collection
  }

  /// Runs a command on the collection.
  func run(_ body: (PhotoCollection) throws -> Void) throws {
    try shared.explaining { try body(try open()) }
  }
}

/// Who acts, and how it is told.
struct AnswerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who does this (default: the login).", valueName: "name"))
  var actor: String = NSUserName()

  @Option(help: "text or json (one object a line).")
  var format = OutputFormat.text

  @OptionGroup var shared: SharedOptions

  /// One thing that is told, in the format asked for.
  func tell(_ json: some Encodable, _ text: @autoclosure () -> LocalizedText) {
    switch format {
    case .json: Console.print(JSONLine.encode(json))
    case .text: Console.print(text()[shared.language])
    }
  }
}
