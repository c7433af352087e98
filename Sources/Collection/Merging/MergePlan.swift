internal import Localization
internal import Store

/// Which events of another log are followed here. Nothing is guessed: where both say something of one aspect of a student
/// and do not say the same, what is here stays, and the contradiction is listed.
struct MergePlan {
  private(set) var report = MergeReport()
  private(set) var aliases: [StudentID: StudentID] = [:]
  /// Hashes of events from which nothing follows.
  private(set) var skipped: Set<String> = []
  /// Own numbers of students who are closed there and not here, and how.
  private(set) var closing: [(StudentID, State)] = []

  private let foreign: ForeignLog
  private let store: StoreConnection
  private let known: KnownStudents

  init(_ foreign: ForeignLog, _ store: StoreConnection) throws {
    (self.foreign, self.store) = (foreign, store)
    known = try KnownStudents(store)
    report.known = foreign.known
    report.events = foreign.events.count
    for (student, events) in foreign.byStudent().sorted(by: { order($0) < order($1) }) {
      guard let student else {
        // Settings, messages and merges of the other place are its own.
        for event in events { skipped.insert(event.hash) }
        continue
      }
      try plan(student, events)
    }
  }

  private func order(_ group: (key: StudentID?, value: [Event])) -> Int {
    group.value.first.map { Int($0.id) } ?? 0
  }

  private mutating func plan(_ there: StudentID, _ events: [Event]) throws {
    for event in events where event.isSkipped { skipped.insert(event.hash) }
    let fresh = events.filter { !$0.isSkipped }
    guard let theirs = foreign.students[there] else { return skip(fresh) }
    guard let ours = try counterpart(of: theirs, fresh) else { return }
    if let own = ours.student {
      note(there, events, as: own.id)
      try compare(own, theirs, fresh)
    } else {
      report.addedStudents += 1
      try requireFree(theirs, fresh)
    }
  }

  /// Every number that the student has there.
  private mutating func note(_ there: StudentID, _ events: [Event], as own: StudentID) {
    for number in Set([there] + events.compactMap(\.student)) where number != own { aliases[number] = own }
  }

  /// - Returns: nil where it can't be told, or the student there is somebody else's double; then it is listed.
  private mutating func counterpart(of theirs: Student, _ events: [Event]) throws -> (
    student: Student?, Void
  )? {
    if let same = try Student.fetch(theirs.id, store) { return (same, ()) }
    if let alias: StudentID = try store.value("SELECT student FROM alias WHERE foreignID = ?", [theirs.id]) {
      return (try Student.fetch(alias, store), ())
    }
    let found = known.indices(of: theirs.record)
    guard found.count < 2 else {
      conflict(
        theirs, .enrolment, events, zh: "号码属于本库的多名学生", en: "the numbers belong to several students here")
      return nil
    }
    guard let own = found.first.map({ known.students[$0] }) else { return (nil, ()) }
    let differing = [RecordField.name, .number, .identity].filter {
      let (a, b) = (own.record.value($0), theirs.record.value($0))
      return a != b && !a.isEmpty && !b.isEmpty
    }
    guard differing.isEmpty else {
      let fields = differing.map(\.heading)
      conflict(
        theirs, .enrolment, events, zh: "两处的\(fields.joined(separator: "、"))不同，未合并此学生",
        en: "\(fields.joined(separator: ", ")) differ: the student was not merged")
      return nil
    }
    return (own, ())
  }

  private mutating func compare(_ own: Student, _ theirs: Student, _ events: [Event]) throws {
    if own.state.isClosed { return skip(events) }
    if theirs.state.isClosed {
      skip(events)
      closing.append((own.id, theirs.state))
      return
    }
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
      let ourEvents = ours.filter { MergePlan.track($0) == track }
      switch track {
      case .enrolment: changes += mergeRecords(own, theirs, ourEvents, theirEvents)
      case .take: changes += try addTakes(own, theirEvents)
      case .comparison:
        let known = Set(ourEvents.map(\.content))
        skip(theirEvents.filter { known.contains($0.content) })
        changes += theirEvents.count { !known.contains($0.content) }
      default:
        if let obstacle = try obstacle(own, theirs, track, theirEvents) {
          conflict(own, track, theirEvents, zh: obstacle.zh, en: obstacle.en)
        } else if ourEvents.isEmpty {
          changes += theirEvents.count
        } else if MergePlan.saysTheSame(ourEvents, theirEvents) {
          skip(theirEvents)
        } else {
          conflict(
            own, track, theirEvents,
            zh: "两处的记录不同（本库保留：\(ourEvents.last?.name ?? "")；对方：\(theirEvents.last?.name ?? "")）",
            en:
              "the records differ (kept: \(ourEvents.last?.name ?? ""); there: \(theirEvents.last?.name ?? ""))"
          )
        }
      }
    }
    if changes > 0 { report.changedStudents += 1 }
  }

  /// What the lists of both places say.
  private mutating func mergeRecords(_ own: Student, _ theirs: Student, _ ours: [Event], _ events: [Event])
    -> Int
  {
    let differing = RecordField.allCases.filter { own.record.differs(from: theirs.record, in: $0) }
    let isImport = events.contains { $0.name == Enrol.name }
    guard !differing.isEmpty || own.isGone != theirs.isGone, !isImport || !differing.isEmpty else {
      skip(events)
      return 0
    }
    if ours.isEmpty, !isImport { return events.count }
    let fields = differing.map(\.heading).joined(separator: "、")
    conflict(
      own, .enrolment, events, zh: fields.isEmpty ? "两处名单对是否在册不一致" : "两处名单的\(fields)不同，保留本库的",
      en: fields.isEmpty
        ? "the lists differ on whether the student is on them"
        : "the lists differ in \(fields): what is here was kept")
    return 0
  }

  /// Takes of both places are kept, unless the photo is known.
  private mutating func addTakes(_ own: Student, _ events: [Event]) throws -> Int {
    var added = 0
    for event in events {
      let originals = try EventCatalog.entry(of: event)?.files.filter { $0.folder == .originals } ?? []
      let owner: StudentID? = try originals.first.flatMap {
        try store.value("SELECT student FROM take WHERE original = ?", [$0.sha256])
      }
      if let owner {
        if owner == own.id {
          skip([event])
        } else {
          conflict(own, .take, [event], zh: "同一张照片在本库属于另一名学生", en: "the same photo is another student's here")
        }
      } else {
        added += 1
      }
    }
    return added
  }

  /// What the tables would not take: a code or a receipt that is another's here.
  private func obstacle(_ own: Student, _ theirs: Student, _ track: Aspect, _ events: [Event]) throws
    -> LocalizedText?
  {
    if track == .code, let code = foreign.codes[theirs.id] {
      let owner: StudentID? = try store.value("SELECT student FROM code WHERE sha256 = ?", [code])
      if let owner, owner != own.id {
        return LocalizedText(zh: "采集码在本库已绑定另一名学生", en: "the code is bound to another student here")
      }
    }
    guard track == .acceptance else { return nil }
    for event in events {
      switch try EventCatalog.entry(of: event) {
      case let payment as Pay where try isUsed(payment.receipt, "payment"),
        let payment as Pay where own.paid > .zero && payment.amount > .zero:
        return LocalizedText(zh: "重复缴费，或收据号已用过", en: "paid twice, or with a receipt that has been used")
      case let accepted as AcceptTake:
        let other: StudentID? = try store.value(
          "SELECT student FROM take WHERE original = ?", [accepted.original])
        if let other, other != own.id {
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
      if track == .take {
        _ = try addTakes(theirs, events)
      } else if let obstacle = try obstacle(theirs, theirs, track, events) {
        conflict(theirs, track, events, zh: obstacle.zh, en: obstacle.en)
      }
    }
  }

  // MARK: What belongs together

  /// Acceptance stands for all that becomes of the chosen photo.
  private static func track(_ event: Event) -> Aspect {
    let aspect = EventCatalog.aspect(of: event.name) ?? .enrolment
    return aspect.isOfOutcome ? .acceptance : aspect
  }

  private static func tracks(_ events: [Event]) -> [(Aspect, [Event])] {
    let groups = Dictionary(grouping: events, by: track)
    return Aspect.allCases.compactMap { aspect in groups[aspect].map { (aspect, $0) } }
  }

  /// The last event decides.
  private static func saysTheSame(_ ours: [Event], _ theirs: [Event]) -> Bool {
    ours.last?.name == theirs.last?.name && ours.last?.content == theirs.last?.content
  }

  private mutating func skip(_ events: [Event]) { skipped.formUnion(events.map(\.hash)) }

  private mutating func conflict(
    _ student: Student, _ aspect: Aspect, _ events: [Event], zh: String, en: String
  ) {
    skip(events)
    report.conflicts.append(
      .init(student: student.label, aspect: aspect, text: LocalizedText(zh: zh, en: en)))
  }
}
