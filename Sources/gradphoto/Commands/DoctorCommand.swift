import ArgumentParser
import Files
import Foundation
import Localization
import SystemPackage

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at the machine: what is there, what is missing, what brings it. 检查运行环境。",
    discussion: """
      Networks and their hashes, libraries with their versions, fonts, locale, disk. Exit status: 0 all is there, 1 something \
      that some commands need is missing, 2 something without which nothing works.
      """)

  @Option(help: "Folder whose disk is looked at (default: the current one).")
  var folder: PathArgument?

  @Option(help: "text or json (one object a line).")
  var format = OutputFormat.text

  @Option(help: "Folder of the network files, as for other commands.")
  var models: PathArgument?

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let findings = Doctor(
      models: models?.path, folder: folder?.path ?? ".", environment: ProcessInfo.processInfo.environment
    ).findings()
    for finding in findings {
      switch format {
      case .json: Console.print(JSONLine.encode(finding))
      case .text: Console.print(line(finding))
      }
    }
    if findings.contains(where: { $0.state == .missing }) { throw ExitCode(ExitStatus.unprocessed) }
    if findings.contains(where: { $0.state == .lacking }) { throw ExitCode(ExitStatus.broken) }
  }

  private func line(_ finding: Diagnosis) -> String {
    let language = shared.language
    let remedy = finding.remedy.map { "\n    → \($0)" } ?? ""
    return "\(finding.sign) \(finding.title[language])  \(printable(finding.found[language]))\(remedy)"
  }
}
