internal import Store

/// The lines of another log on their way into this one, as a plan says.
struct Adoption {
  /// The tables took some of it not: nothing may stay.
  struct Refused: Error { var refusals: Set<MergePlan.Refusal> }

  private let plan: MergePlan
  private let foreign: ForeignLog
  private var refusals: Set<MergePlan.Refusal> = []

  init(_ plan: MergePlan, _ foreign: ForeignLog) { (self.plan, self.foreign) = (plan, foreign) }

  /// In a savepoint.
  /// - Throws: `Refused`.
  mutating func enter(_ writer: inout EventWriter, _ scope: PhotoCollection.Scope) throws {
    let events = foreign.events.filter(plan.isTaken).map(dressed)
    // Those that have a number already count before the others: see `Projection.rebuild`.
    let late = events.filter { foreign.open[$0.hash] != nil }.sorted {
      (foreign.open[$0.hash] ?? 0) < (foreign.open[$1.hash] ?? 0)
    }
    let new = events.filter { foreign.open[$0.hash] == nil }
    var following = Following()
    for event in late + new where !event.isSkipped { following.add(event) }
    let entry = MergeLog(
      head: foreign.head,
      aliases: plan.aliases.map { MergeLog.Alias(foreign: $0.key, own: $0.value) }.sorted {
        $0.foreign.value < $1.foreign.value
      }, events: new.count, followed: following)
    let merge = try writer.append(entry, of: nil, actor: scope.actor, time: scope.time)
    try entry.apply(Occurrence(merge, student: nil), scope.store)
    for event in late {
      let adopted = try writer.revive(event, at: foreign.open[event.hash] ?? 0, by: merge.id)
      try follow(adopted, from: event, scope.store)
    }
    for event in new { try follow(try writer.adopt(event, by: merge.id), from: event, scope.store) }
    guard refusals.isEmpty else { throw Refused(refusals: refusals) }
  }

  private func dressed(_ event: Event) -> Event {
    if plan.bare.contains(event.hash) { return event.withoutContent }
    var event = event
    event.isSkipped = plan.skipped.contains(event.hash)
    return event
  }

  private mutating func follow(_ event: Event, from foreign: Event, _ store: StoreConnection) throws {
    guard !event.isSkipped else { return }
    do {
      try Projection.apply(
        try EventCatalog.entry(of: event), event, student: try Projection.own(event, store), store)
    } catch let error as StoreError {
      guard case .taken = error, let student = self.foreign.student(of: foreign) else { throw error }
      refusals.insert(.init(student: student, track: MergePlan.track(event)))
    }
  }
}
