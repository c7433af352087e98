internal import Localization
internal import Store

/// Every kind of event by its name in the log.
enum EventCatalog {
  private static let entries: [any Entry.Type] = [
    // The collection.
    BeginCollection.self, ChangeSettings.self, Notify.self, MergeLog.self,
    // Students.
    Enrol.self, ChangeRecord.self, MarkPresence.self, FailVerification.self, Verify.self, GiveConsent.self,
    ConfirmData.self, RequestCorrection.self, DecideCorrection.self, SetProfile.self,
    AskOffice.self, AnswerQuestion.self,
    // Codes and photos, and what becomes of them.
    BindCode.self, ReleaseCode.self, AddTake.self, RecordComparison.self,
    AcceptTake.self, Pay.self, Refund.self, AskColleague.self, Approve.self, ReturnPhoto.self,
    UndoReview.self, Deliver.self,
    Withdraw.self, Purge.self,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })

  /// Nil for an event whose content has been erased.
  /// - Throws: `CollectionError.database(.newer)` for an event that this version does not know.
  static func entry(of event: Event) throws -> (any Entry)? {
    guard let type = byName[event.name] else { throw CollectionError.database(.newer) }
    guard let content = event.content else { return nil }
    guard let entry = decode(type, content) else {
      throw CollectionError.database(.damaged(detail: "event \(event.id)"))
    }
    return entry
  }

  /// The aspect that an event of this name decides; nil where it is none of a student.
  static func aspect(of name: String) -> Aspect? { (byName[name] as? any Transition.Type)?.aspect }

  private static func decode<T: Entry>(_ type: T.Type, _ text: String) -> (any Entry)? {
    JSONLine.decode(type, text)
  }
}
