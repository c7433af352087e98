public import Store

/// A student by a random number, which stands in the log: it says nothing of the person, and no other collection has it.
public struct StudentID: Sendable, Hashable, Codable {
  public let value: Int64

  public init(_ value: Int64) { self.value = value }

  public static func random() -> StudentID { StudentID(Int64.random(in: 1...Int64.max)) }

  public init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension StudentID: StoreConvertible {
  public var storeValue: StoreValue { .integer(value) }
  public init?(_ value: StoreValue) {
    guard case .integer(let number) = value else { return nil }
    self.init(number)
  }
}

extension Moment: StoreConvertible {
  public var storeValue: StoreValue { .integer(milliseconds) }
  public init?(_ value: StoreValue) {
    guard case .integer(let number) = value else { return nil }
    self.init(milliseconds: number)
  }
}
