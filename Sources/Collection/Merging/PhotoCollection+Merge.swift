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
    let known = try read { try KnownLines($0) }
    let foreign = try other.read { try ForeignLog($0, known: known) }
    let drafts = try draftFiles(of: foreign, from: other)
    do {
      let (plan, kept) = try transaction(by: actor) { writer, scope in
        let plan = try follow(foreign, &writer, scope)
        for (student, state) in plan.closing.sorted(by: { $0.key.value < $1.key.value }) {
          try PhotoCollection.close(student, as: state, &writer, scope)
        }
        let kept = try drafts.filter { try PhotoFiles.hasRow($0.file, scope.store) }
        for draft in kept { try files.publish(draft) }
        return (plan, Set(kept.map(\.file)))
      }
      for draft in drafts {
        if kept.contains(draft.file) { files.settle(draft) } else { files.discard(draft) }
      }
      var report = plan.report
      report.files = kept.count
      report.isErased = try finishErasing()
      return report
    } catch {
      for draft in drafts { FileSystem.remove(draft.temporary) }
      throw error
    }
  }

  /// Takes over what can be. What the tables refuse, since it is another's here, becomes a contradiction like all others.
  private func follow(_ foreign: ForeignLog, _ writer: inout EventWriter, _ scope: Scope) throws -> MergePlan
  {
    var refusals: Set<MergePlan.Refusal> = []
    while true {
      let plan = try MergePlan(foreign, scope.store, refusals: refusals)
      guard plan.report.events > 0 else { return plan }
      var adopting = writer
      var adoption = Adoption(plan, foreign)
      do {
        try scope.store.savepoint { try adoption.enter(&adopting, scope) }
        writer = adopting
        return plan
      } catch let refused as Adoption.Refused {
        // Each round finds at least one more.
        refusals.formUnion(refused.refusals)
      }
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
          guard try !hasRow(file) else { continue }
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

  private func hasRow(_ file: StoredFile) throws -> Bool { try read { try PhotoFiles.hasRow(file, $0) } }
}
