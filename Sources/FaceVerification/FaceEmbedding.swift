/// A face as 128 numbers of unit length: photos of one person lie close together, those of two people far apart.
public struct FaceEmbedding: Sendable, Hashable, Codable {
  public static let count = 128

  /// Unit length.
  public let values: [Float]

  /// - Returns: nil unless there are `count` finite numbers that are not all zero; they are brought to unit length.
  public init?(_ values: [Float]) {
    guard values.count == Self.count, values.allSatisfy(\.isFinite) else { return nil }
    let length = values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length > 1e-6, length.isFinite else { return nil }
    self.values = values.map { Float(Double($0) / length) }
  }

  /// Cosine of the angle between two faces, −1…1.
  public func similarity(to other: FaceEmbedding) -> Double {
    // Rounding makes it a little more than 1 at times.
    min(1, max(-1, zip(values, other.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }))
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let embedding = FaceEmbedding(try container.decode([Float].self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not \(Self.count) numbers of a face")
    }
    self = embedding
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}

extension FaceEmbedding {
  /// Four bytes a number, little endian: 512 for a database.
  public var bytes: [UInt8] { values.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) } }

  /// - Returns: nil unless these are the bytes of an embedding.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 4 * Self.count else { return nil }
    self.init(
      stride(from: 0, to: bytes.count, by: 4).map { first in
        Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[first + $1]) << UInt32(8 * $1) })
      })
  }
}
