internal import Foundation
internal import GRDB

/// A value as a column of the database holds it.
public enum StoreValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob(let data): .blob(Array(data))
      }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }
}

/// What can stand in a column.
public protocol StoreConvertible {
  var storeValue: StoreValue { get }
  /// Nil for a value of another kind.
  init?(_ value: StoreValue)
}

extension Int64: StoreConvertible {
  public var storeValue: StoreValue { .integer(self) }
  public init?(_ value: StoreValue) {
    guard case .integer(let number) = value else { return nil }
    self = number
  }
}

extension Int: StoreConvertible {
  public var storeValue: StoreValue { .integer(Int64(self)) }
  public init?(_ value: StoreValue) {
    guard case .integer(let number) = value else { return nil }
    self.init(exactly: number)
  }
}

extension Bool: StoreConvertible {
  public var storeValue: StoreValue { .integer(self ? 1 : 0) }
  public init?(_ value: StoreValue) {
    guard case .integer(let number) = value else { return nil }
    self = number != 0
  }
}

extension Double: StoreConvertible {
  public var storeValue: StoreValue { .real(self) }
  public init?(_ value: StoreValue) {
    switch value {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    default: return nil
    }
  }
}

extension String: StoreConvertible {
  public var storeValue: StoreValue { .text(self) }
  public init?(_ value: StoreValue) {
    guard case .text(let text) = value else { return nil }
    self = text
  }
}

extension [UInt8]: StoreConvertible {
  public var storeValue: StoreValue { .blob(self) }
  public init?(_ value: StoreValue) {
    guard case .blob(let bytes) = value else { return nil }
    self = bytes
  }
}
