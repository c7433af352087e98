internal import Localization
public import Store

/// The first event of every collection.
public struct BeginCollection: Entry {
  public static let name = "begun"
  public var settings: CollectionSettings

  public init(_ settings: CollectionSettings) { self.settings = settings }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws { try settings.save(store) }
}

/// Another privacy text, another fee.
public struct ChangeSettings: Entry {
  public static let name = "settings"
  public var settings: CollectionSettings

  public init(_ settings: CollectionSettings) { self.settings = settings }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws { try settings.save(store) }
}

extension CollectionSettings {
  fileprivate func save(_ store: StoreConnection) throws {
    try store.execute(
      "INSERT OR REPLACE INTO setting (name, value) VALUES ('collection', ?)", [JSONLine.encode(self)])
  }

  /// - Throws: `CollectionError.database(.damaged)`.
  init(_ store: StoreConnection) throws {
    let text: String? = try store.value("SELECT value FROM setting WHERE name = 'collection'")
    guard let text, let settings = JSONLine.decode(CollectionSettings.self, text) else {
      throw CollectionError.database(.damaged(detail: "settings"))
    }
    self = settings
  }
}
