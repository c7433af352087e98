internal import Files
internal import Localization
internal import Store
internal import SystemPackage

extension PhotoCollection {
  /// Takes over what another place collected for the same school and batch: its events, as they stand there, its students
  /// and photos. The other collection stays as it is.
  /// - Throws: `CollectionError`; nothing has been taken over then.
  public func merge(_ other: PhotoCollection, by actor: String) throws -> MergeReport {
    try requireSameSchool(other)
    guard try other.proveLog().flaws.isEmpty else {
      throw CollectionError.invalid(
        code: "foreign-log",
        LocalizedText(
          zh: "“\(other.folder.root.string)”的日志未通过校验（collect verify-log），未合并。",
          en:
            "The log of “\(other.folder.root.string)” does not prove itself (collect verify-log): nothing was merged."
        ))
    }
    let own = try read { try Set($0.rows("SELECT hash FROM event") { $0["hash"] ?? "" }) }
    let foreign = try other.read { try ForeignLog($0, own: own) }
    let drafts = try draftFiles(of: foreign, from: other)
    do {
      let plan = try transaction(by: actor) { writer, scope in
        let plan = try MergePlan(foreign, scope.store)
        guard !foreign.events.isEmpty else { return plan }
        let entry = MergeLog(
          head: foreign.head,
          aliases: plan.aliases.map { MergeLog.Alias(foreign: $0.key, own: $0.value) }.sorted {
            $0.foreign.value < $1.foreign.value
          }, skipped: plan.skipped.sorted(), events: foreign.events.count)
        let merged = try writer.append(entry, of: nil, actor: scope.actor, time: scope.time)
        try entry.apply(Occurrence(merged, student: nil), scope.store)
        for event in foreign.events {
          let isSkipped = plan.skipped.contains(event.hash)
          let adopted = try writer.adopt(event, by: merged.id, isSkipped: isSkipped)
          guard !isSkipped else { continue }
          try Projection.apply(
            try EventCatalog.entry(of: adopted), adopted, student: try Projection.own(adopted, scope.store),
            scope.store)
        }
        for draft in drafts where try PhotoFiles.hasRow(draft.file, scope.store) { try files.publish(draft) }
        return plan
      }
      try PhotoCollection.explaining {
        try store.write { connection in
          for draft in drafts {
            if try PhotoFiles.hasRow(draft.file, connection) {
              files.settle(draft)
            } else {
              files.discard(draft)
            }
          }
        }
      }
      var report = plan.report
      report.files = drafts.count
      for (student, state) in plan.closing {
        if state == .purged { try purge([student], by: actor) } else { try withdraw(student, by: actor) }
        report.closed += 1
      }
      return report
    } catch {
      for draft in drafts { FileSystem.remove(draft.temporary) }
      throw error
    }
  }

  private func requireSameSchool(_ other: PhotoCollection) throws {
    let (ours, theirs) = (try settings(), try other.settings())
    guard ours.school == theirs.school, ours.batch == theirs.batch else {
      throw CollectionError.invalid(
        code: "other-school",
        LocalizedText(
          zh:
            "“\(other.folder.root.string)”属于 \(theirs.school) \(theirs.batch)，不是 \(ours.school) \(ours.batch)。",
          en:
            "“\(other.folder.root.string)” is of \(theirs.school), \(theirs.batch), and not of \(ours.school), \(ours.batch)."
        ))
    }
    guard ours.isOpaque == theirs.isOpaque else {
      throw CollectionError.invalid(
        code: "other-privacy",
        LocalizedText(
          zh: "两个采集库只有一个使用 --opaque，不能合并。",
          en: "Only one of the collections is --opaque: they can't be merged."))
    }
    guard try !ours.isOpaque || IdentityKey(folder) == IdentityKey(other.folder) else {
      throw CollectionError.invalid(
        code: "other-key",
        LocalizedText(
          zh: "两个采集库的 identity.key 不同：各处应以 collect init --key 使用同一密钥。",
          en:
            "The collections have different keys: make each with collect init --key and the same identity.key."
        ))
    }
  }

  /// Photos of the events that are new, which are not here.
  private func draftFiles(of foreign: ForeignLog, from other: PhotoCollection) throws -> [PhotoFiles.Draft] {
    var seen: Set<StoredFile> = []
    var drafts: [PhotoFiles.Draft] = []
    do {
      for event in foreign.events where !event.isSkipped {
        for file in try EventCatalog.entry(of: event)?.files ?? [] where seen.insert(file).inserted {
          guard !FileSystem.exists(folder.path(of: file)) else { continue }
          let path = other.folder.path(of: file)
          let bytes = try FileSystem.read(path, limit: PersonalExport.photoLimit)
          let new = NewFile(file.folder, bytes)
          guard new.file == file else { throw FileError.altered(path) }
          drafts.append(try files.draft(new))
        }
      }
    } catch {
      for draft in drafts { files.discard(draft) }
      throw error
    }
    return drafts
  }
}
