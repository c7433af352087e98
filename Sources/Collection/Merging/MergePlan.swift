internal import Localization
internal import Store

/// Which events of another log are followed here. Nothing is guessed: where both say something of one aspect of a student
/// and do not say the same, what is here stays, and the contradiction is listed.
struct MergePlan {
  /// Something of a student that the tables would not take.
  struct Refusal: Hashable {
    /// The student's number there.
    var student: StudentID
    var track: Aspect
  }

  private(set) var report = MergeReport()
  private(set) var aliases: [StudentID: StudentID] = [:]
  /// Hashes of events from which nothing follows.
  private(set) var skipped: Set<String> = []
  /// Of these, hashes of those that are nobody's here, or of somebody who is closed: their content is not taken over.
  private(set) var bare: Set<String> = []
  /// Own numbers of students who are closed there and not here, and how.
  private(set) var closing: [StudentID: State] = [:]

  private let foreign: ForeignLog
  private let store: StoreConnection
  private let known: KnownStudents
  private let refusals: Set<Refusal>

  init(_ foreign: ForeignLog, _ store: StoreConnection, refusals: Set<Refusal>) throws {
    (self.foreign, self.store, self.refusals) = (foreign, store, refusals)
    known = try KnownStudents(store)
    report.known = foreign.known
    for (student, events) in foreign.byStudent() {
      guard let student else {
        // Settings, messages and merges of the other place are its own.
        skip(events)
        continue
      }
      try plan(student, events)
    }
    report.events = foreign.events.count(where: isTaken)
    report.closed = closing.count
  }

  /// Whether the line is entered: one that stood here without its content stays so until it is somebody's.
  func isTaken(_ event: Event) -> Bool { foreign.open[event.hash] == nil || !bare.contains(event.hash) }

  private mutating func plan(_ there: StudentID, _ events: [Event]) throws {
    // Of somebody whom that place did not merge either.
    guard let theirs = foreign.students[there] else { return leaveOut(events) }
    switch try counterpart(of: theirs) {
    case .unclear(let why):
      conflict(theirs, .enrolment, [], why)
      leaveOut(events)
    case .known(let own):
      note(there, events, as: own.id)
      if own.state.isClosed || theirs.state.isClosed {
        leaveOut(events)
        if theirs.state.isClosed, !own.state.isClosed || theirs.state == .purged && own.state != .purged {
          closing[own.id] = theirs.state == .purged ? .purged : closing[own.id] ?? theirs.state
        }
      } else {
        skip(events.filter(\.isSkipped))
        try compare(own, theirs, events.filter { !$0.isSkipped })
      }
    case .new where isRefused(there, .enrolment):
      conflict(theirs, .enrolment, [], MergePlan.notTaken)
      leaveOut(events)
    case .new:
      guard !events.isEmpty else { return }
      note(there, events, as: there)
      if !theirs.state.isClosed { report.addedStudents += 1 }
      skip(events.filter(\.isSkipped))
      try requireFree(theirs, events.filter { !$0.isSkipped })
    }
  }

  /// Every number that the student has there.
  private mutating func note(_ there: StudentID, _ events: [Event], as own: StudentID) {
    for number in Set([there] + events.compactMap(\.student)) where number != own { aliases[number] = own }
  }

  private func isRefused(_ there: StudentID, _ track: Aspect) -> Bool {
    refusals.contains(Refusal(student: there, track: track))
  }

  private enum Counterpart {
    case known(Student)
    case new
    /// It can't be told, or the student there is somebody else.
    case unclear(LocalizedText)
  }

  private func counterpart(of theirs: Student) throws -> Counterpart {
    if let same = try Student.fetch(theirs.id, store) { return .known(same) }
    if let alias: StudentID = try store.value("SELECT student FROM alias WHERE foreignID = ?", [theirs.id]),
      let same = try Student.fetch(alias, store)
    {
      return .known(same)
    }
    let found = known.indices(of: theirs.record)
    guard found.count < 2 else {
      return .unclear(LocalizedText(zh: "号码属于本库的多名学生", en: "the numbers belong to several students here"))
    }
    guard let own = found.first.map({ known.students[$0] }) else { return .new }
    let differing = [RecordField.name, .number, .identity].filter {
      let (a, b) = (own.record.value($0), theirs.record.value($0))
      return a != b && !a.isEmpty && !b.isEmpty
    }
    guard differing.isEmpty else {
      let fields = differing.map(\.heading)
      return .unclear(
        LocalizedText(
          zh: "两处的\(fields.joined(separator: "、"))不同，未合并此学生",
          en: "\(fields.joined(separator: ", ")) differ: the student was not merged"))
    }
    return .known(own)
  }

  private mutating func compare(_ own: Student, _ theirs: Student, _ events: [Event]) throws {
    let ours = try store.rows(
      """
      SELECT \(Event.columns) FROM event WHERE skipped = 0
        AND (student = ?1 OR student IN (SELECT foreignID FROM alias WHERE student = ?1))
      """, [own.id]
    ) { Event($0) }.filter { !foreign.has($0) && $0.name != FailVerification.name }
    // Wrong tries there count there.
    skip(events.filter { $0.name == FailVerification.name })
    let events = events.filter { $0.name != FailVerification.name }
    var changes = 0
    for (track, theirEvents) in MergePlan.tracks(events) {
      guard !isRefused(theirs.id, track) else {
        conflict(own, track, theirEvents, MergePlan.notTaken)
        continue
      }
      let ourEvents = ours.filter { MergePlan.track($0) == track }
      switch track {
      case .enrolment: changes += mergeRecords(own, theirs, ourEvents, theirEvents)
      case .take: changes += try addTakes(own, own.id, theirEvents)
      case .comparison:
        let known = Set(ourEvents.map(\.content))
        skip(theirEvents.filter { known.contains($0.content) })
        changes += theirEvents.count { !known.contains($0.content) }
      case .question: changes += try mergeQuestions(own, ourEvents, theirEvents)
      default:
        if let obstacle = try obstacle(own, theirs, track, theirEvents) {
          conflict(own, track, theirEvents, obstacle)
        } else if ourEvents.isEmpty {
          changes += theirEvents.count
        } else if MergePlan.saysTheSame(track, ourEvents, theirEvents) {
          skip(theirEvents)
        } else {
          conflict(own, track, theirEvents, MergePlan.differing(ourEvents, theirEvents))
        }
      }
    }
    if changes > 0 { report.changedStudents += 1 }
  }

  private static func differing(_ ours: [Event], _ theirs: [Event]) -> LocalizedText {
    let (kept, there) = (ours.last?.name ?? "", theirs.last?.name ?? "")
    return LocalizedText(
      zh: "两处的记录不同（本库保留：\(kept)；对方：\(there)）", en: "the records differ (kept: \(kept); there: \(there))")
  }

  /// Each question with its answer is a subject of its own.
  private mutating func mergeQuestions(_ own: Student, _ ours: [Event], _ theirs: [Event]) throws -> Int {
    func ticket(_ event: Event) throws -> Int64? {
      switch try EventCatalog.entry(of: event) {
      case let question as AskOffice: question.ticket
      case let answer as AnswerQuestion: answer.question
      default: nil
      }
    }
    let known = try Dictionary(grouping: ours, by: ticket)
    var added = 0
    for (ticket, events) in try Dictionary(grouping: theirs, by: ticket)
      .sorted(by: { ($0.key ?? 0) < ($1.key ?? 0) })
    {
      let same = known[ticket] ?? []
      if same.isEmpty {
        added += events.count
      } else if MergePlan.saysTheSame(.question, same, events) {
        skip(events)
      } else {
        conflict(own, .question, events, MergePlan.differing(same, events))
      }
    }
    return added
  }

  /// What the lists of both places say.
  private mutating func mergeRecords(_ own: Student, _ theirs: Student, _ ours: [Event], _ events: [Event])
    -> Int
  {
    let differing = RecordField.correctable.filter { own.record.differs(from: theirs.record, in: $0) }
    let isImport = events.contains { $0.name == Enrol.name }
    guard !differing.isEmpty || own.isGone != theirs.isGone, !isImport || !differing.isEmpty else {
      skip(events)
      return 0
    }
    if ours.isEmpty, !isImport { return events.count }
    let fields = differing.map(\.heading).joined(separator: "、")
    conflict(
      own, .enrolment, events,
      LocalizedText(
        zh: fields.isEmpty ? "两处名单对是否在册不一致" : "两处名单的\(fields)不同，保留本库的",
        en: fields.isEmpty
          ? "the lists differ on whether the student is on them"
          : "the lists differ in \(fields): what is here was kept"))
    return 0
  }

  /// Takes of both places are kept, unless the photo is known.
  /// - Parameter own: the student's number here; nil for one who is new.
  private mutating func addTakes(_ student: Student, _ own: StudentID?, _ events: [Event]) throws -> Int {
    var added = 0
    for event in events {
      let originals = try EventCatalog.entry(of: event)?.files.filter { $0.folder == .originals } ?? []
      let owner: StudentID? = try originals.first.flatMap {
        try store.value("SELECT student FROM take WHERE original = ?", [$0.sha256])
      }
      if owner == nil {
        added += 1
      } else if owner == own {
        skip([event])
      } else {
        conflict(
          student, .take, [event],
          LocalizedText(zh: "同一张照片在本库属于另一名学生", en: "the same photo is another student's here"))
      }
    }
    return added
  }

  private static let notTaken = LocalizedText(
    zh: "其中的号码、采集码、收据号或照片在本库属于另一名学生",
    en: "a number, code, receipt or photo of it is another student's here")

  /// What would be another's here, or twice the student's own.
  /// - Parameter own: nil for a student who is new.
  private func obstacle(_ own: Student?, _ theirs: Student, _ track: Aspect, _ events: [Event]) throws
    -> LocalizedText?
  {
    if track == .code, let code = foreign.codes[theirs.id] {
      let owner: StudentID? = try store.value("SELECT student FROM code WHERE sha256 = ?", [code])
      if let owner, owner != own?.id {
        return LocalizedText(zh: "采集码在本库已绑定另一名学生", en: "the code is bound to another student here")
      }
    }
    guard track == .acceptance else { return nil }
    for event in events {
      switch try EventCatalog.entry(of: event) {
      case let payment as Pay where try isUsed(payment.receipt, "payment"),
        let payment as Pay where own.map { $0.paid > .zero } == true && payment.amount > .zero:
        return LocalizedText(zh: "重复缴费，或收据号已用过", en: "paid twice, or with a receipt that has been used")
      case let refund as Refund where try isUsed(refund.receipt, "refund"):
        return LocalizedText(zh: "退费的收据号已用过", en: "refunded with a receipt that has been used")
      case let accepted as AcceptTake:
        let other: StudentID? = try store.value(
          "SELECT student FROM take WHERE original = ?", [accepted.original])
        if let other, other != own?.id {
          return LocalizedText(zh: "选定的照片在本库属于另一名学生", en: "the chosen photo is another student's here")
        }
      default: break
      }
    }
    return nil
  }

  private func isUsed(_ receipt: String, _ kind: String) throws -> Bool {
    try store.count("SELECT count(*) FROM ledger WHERE kind = ? AND receipt = ?", [kind, receipt]) > 0
  }

  /// A student who is new here must bring nothing that is another's.
  private mutating func requireFree(_ theirs: Student, _ events: [Event]) throws {
    for (track, events) in MergePlan.tracks(events) {
      if isRefused(theirs.id, track) {
        conflict(theirs, track, events, MergePlan.notTaken)
      } else if track == .take {
        _ = try addTakes(theirs, nil, events)
      } else if let obstacle = try obstacle(nil, theirs, track, events) {
        conflict(theirs, track, events, obstacle)
      }
    }
  }

  // MARK: What belongs together

  /// Acceptance stands for all that becomes of the chosen photo.
  static func track(_ event: Event) -> Aspect {
    let aspect = EventCatalog.aspect(of: event.name) ?? .enrolment
    return aspect.isOfOutcome ? .acceptance : aspect
  }

  private static func tracks(_ events: [Event]) -> [(Aspect, [Event])] {
    let groups = Dictionary(grouping: events, by: track)
    return Aspect.allCases.compactMap { aspect in groups[aspect].map { (aspect, $0) } }
  }

  /// Mostly the last event decides; what became of a photo is all that happened to it.
  private static func saysTheSame(_ track: Aspect, _ ours: [Event], _ theirs: [Event]) -> Bool {
    func said(_ events: [Event]) -> [[String?]] {
      (track == .acceptance ? events : events.suffix(1)).map { [$0.name, $0.content] }
    }
    return said(ours) == said(theirs)
  }

  private mutating func skip(_ events: [Event]) { skipped.formUnion(events.map(\.hash)) }

  private mutating func leaveOut(_ events: [Event]) {
    skip(events)
    bare.formUnion(events.map(\.hash))
  }

  private mutating func conflict(
    _ student: Student, _ aspect: Aspect, _ events: [Event], _ text: LocalizedText
  ) {
    skip(events)
    report.conflicts.append(.init(student: student.label, aspect: aspect, text: text))
  }
}
