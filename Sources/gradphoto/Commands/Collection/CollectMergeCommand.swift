import ArgumentParser
import Collection
import Localization

struct CollectMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Take over what other places collected for the same school. 合并多处采集。",
    discussion: """
      Events, students and photos of the other collections are added to this one; they themselves stay as they are. Where \
      both say something of a student and it is not the same, this one's stays and the contradiction is listed (exit \
      status 1). Merging again takes over only what is new.
      """)

  @Argument(help: "Folders of the other collections.")
  var sources: [PathArgument]

  @OptionGroup var options: CollectOptions

  private struct Conflict: Encodable {
    var source: String
    var student: String
    var aspect: String
    var zh: String
    var en: String
  }

  private struct Answer: Encodable {
    var source: String
    var events: Int
    var known: Int
    var added: Int
    var changed: Int
    var files: Int
    var closed: Int
    var conflicts: Int
  }

  func run() throws {
    try options.run { collection in
      var conflicts = 0
      for source in sources {
        let report = try collection.merge(
          try PhotoCollection.open(source.path), by: options.answers.actor)
        for conflict in report.conflicts {
          options.answers.tell(
            Conflict(
              source: source.text, student: conflict.student, aspect: conflict.aspect.rawValue,
              zh: conflict.text.zh, en: conflict.text.en),
            conflict.text.map {
              printable("\(source.text): \(conflict.student) [\(conflict.aspect.rawValue)] \($0)")
            })
        }
        if !report.isErased { options.shared.note(.overwrittenLater) }
        conflicts += report.conflicts.count
        tell(report, source)
      }
      if conflicts > 0 { throw ExitCode(ExitStatus.broken) }
    }
  }

  private func tell(_ report: MergeReport, _ source: PathArgument) {
    options.answers.tell(
      Answer(
        source: source.text, events: report.events, known: report.known, added: report.addedStudents,
        changed: report.changedStudents, files: report.files, closed: report.closed,
        conflicts: report.conflicts.count),
      LocalizedText(
        zh:
          "\(source.text)：新事件 \(report.events) 条（已有 \(report.known) 条），新学生 \(report.addedStudents) 人，有更新 \(report.changedStudents) 人，照片文件 \(report.files) 个，冲突 \(report.conflicts.count) 处",
        en:
          "\(source.text): \(report.events) new events (\(report.known) known), \(report.addedStudents) new students, \(report.changedStudents) with news, \(report.files) photos, \(report.conflicts.count) conflicts"
      ))
  }
}
