internal import Files
internal import Localization
internal import Store

/// What is to be done about one student.
public struct Change: Sendable {
  public var student: StudentID
  public var transition: any Transition
  /// The bytes of the transition's `files`.
  public var files: [NewFile]
  /// The version on which the decision was made: another one is refused. Nil where any will do.
  public var version: Int64?

  public init(
    _ student: StudentID, _ transition: any Transition, keeping files: [NewFile] = [], version: Int64? = nil
  ) {
    self.student = student
    self.transition = transition
    self.files = files
    self.version = version
  }
}

extension PhotoCollection {
  /// One transition: its photos are on the disk, its event is in the log and its consequences are in the tables, or
  /// nothing has happened.
  /// - Throws: what the transition says is missing; `CollectionError`, `FileError`.
  @discardableResult public func perform(
    _ transition: some Transition, on student: StudentID, by actor: String, keeping files: [NewFile] = [],
    version: Int64? = nil
  ) throws -> Event {
    let change = Change(student, transition, keeping: files, version: version)
    return try perform([change], by: actor)[0].get()
  }

  /// Many at once, which takes the disk hardly longer than one. Each stands or falls alone.
  /// - Throws: what keeps all of them from being done: a full disk, a damaged database…
  public func perform(_ changes: [Change], by actor: String) throws -> [Result<Event, any Error>] {
    try perform(changes, drafts: try draft(changes), by: actor)
  }

  /// - Parameter drafts: of each change, its files as they were written under temporary names.
  func perform(_ changes: [Change], drafts: [[PhotoFiles.Draft]], by actor: String) throws
    -> [Result<Event, any Error>]
  {
    guard !changes.isEmpty else { return [] }
    do {
      let results = try transaction(by: actor) { writer, scope in
        try zip(changes, drafts).map { change, drafts in
          try scope.attempt(change, drafts, &writer)
        }
      }
      for draft in drafts.joined() { files.settle(draft) }
      return results
    } catch {
      // Nothing was entered: what was published has no row.
      let left = Array(drafts.joined())
      let cleared: Void? = try? store.write { connection in
        for draft in left { try files.withdraw(draft, connection) }
      }
      // Otherwise the marks stay, and the next start clears up.
      if cleared == nil { for draft in left { FileSystem.remove(draft.temporary) } }
      throw error
    }
  }

  private func draft(_ changes: [Change]) throws -> [[PhotoFiles.Draft]] {
    var done: [[PhotoFiles.Draft]] = []
    do {
      for change in changes {
        done.append([])
        for file in change.files { done[done.count - 1].append(try files.draft(file)) }
      }
      return done
    } catch {
      for draft in done.joined() { files.discard(draft) }
      throw error
    }
  }

  /// One write transaction with its part of the log.
  func transaction<T>(by actor: String, _ body: (inout EventWriter, Scope) throws -> T) throws -> T {
    let actor = try PhotoCollection.checked(actor)
    return try PhotoCollection.explaining {
      let (result, mark) = try store.write { connection in
        let scope = Scope(
          store: connection, settings: try CollectionSettings(connection), actor: actor, time: clock(),
          files: files)
        var writer = try EventWriter(connection)
        let result = try body(&writer, scope)
        return (result, try writer.writeText(to: folder))
      }
      if let mark { FileSystem.remove(mark) }
      return result
    }
  }

  /// An event of the collection as a whole.
  @discardableResult func note(_ entry: some Entry, by actor: String) throws -> Event {
    try transaction(by: actor) { writer, scope in
      let event = try writer.append(entry, of: nil, actor: scope.actor, time: scope.time)
      try entry.apply(Occurrence(event, student: nil), scope.store)
      return event
    }
  }

  /// What one transaction works with.
  struct Scope {
    let store: StoreConnection
    let settings: CollectionSettings
    let actor: String
    let time: Moment
    let files: PhotoFiles

    /// One change that stands or falls alone. What fails the database or the disk fails all.
    func attempt(_ change: Change, _ drafts: [PhotoFiles.Draft], _ writer: inout EventWriter) throws
      -> Result<Event, any Error>
    {
      let before = writer
      do {
        let event = try store.savepoint {
          for draft in drafts { try files.publish(draft) }
          return try enter(change, &writer)
        }
        return .success(event)
      } catch {
        writer = before
        for draft in drafts { try files.withdraw(draft, store) }
        switch error {
        case StoreError.taken: return .failure(error)
        case is StoreError, is FileError, CollectionError.database: throw error
        default: return .failure(error)
        }
      }
    }

    /// Checks, writes the event, and what follows from it.
    @discardableResult func enter(_ change: Change, _ writer: inout EventWriter) throws -> Event {
      let transition = change.transition
      let known = try Student.fetch(change.student, store)
      let student: Student
      if let known {
        if transition is Enrol { throw CollectionError.unknownStudent("\(change.student.value)") }
        student = known
      } else {
        guard let enrol = transition as? Enrol else {
          throw CollectionError.unknownStudent("\(change.student.value)")
        }
        student = Student(id: change.student, record: enrol.record, at: time)
      }
      if let version = change.version, version != student.version {
        throw CollectionError.changedMeanwhile(
          student: student.label, by: try lastActor(student.version))
      }
      let subject = Subject(student: student, settings: settings, time: time, actor: actor, store: store)
      let next = try transition.next(subject)
      let event = try writer.append(
        transition, of: student.id, actor: actor, time: time, from: known?.state, to: next)
      try Projection.apply(transition, event, student: student.id, store)
      return event
    }

    private func lastActor(_ event: Int64) throws -> String {
      try store.value("SELECT actor FROM event WHERE id = ?", [event]) ?? "–"
    }
  }
}
