import Foundation
import Testing

@testable import FaceVerification

@Suite("A face as numbers")
struct FaceEmbeddingTests {
  static func embedding(_ seed: Int) -> FaceEmbedding? {
    FaceEmbedding((0..<128).map { Float(($0 * 37 + seed * 101) % 59) - 29 })
  }

  @Test("of unit length, most like itself, and the same both ways")
  func similarity() throws {
    let (a, b) = (try #require(Self.embedding(1)), try #require(Self.embedding(2)))
    #expect(abs(a.similarity(to: a) - 1) < 1e-6)
    #expect(a.similarity(to: b) < 1 && a.similarity(to: b) == b.similarity(to: a))
    let larger = try #require(FaceEmbedding(a.values.map { $0 * 7 }))
    #expect(abs(larger.similarity(to: a) - 1) < 1e-6)
    let opposite = try #require(FaceEmbedding(a.values.map { -$0 }))
    #expect(abs(opposite.similarity(to: a) + 1) < 1e-6)
  }

  @Test("kept as JSON and as bytes, and the same afterwards")
  func storage() throws {
    let face = try #require(Self.embedding(3))
    let json = try JSONDecoder().decode(FaceEmbedding.self, from: JSONEncoder().encode(face))
    #expect(json.similarity(to: face) > 1 - 1e-6)
    #expect(face.bytes.count == 512)
    let read = try #require(FaceEmbedding(bytes: face.bytes))
    #expect(read.similarity(to: face) > 1 - 1e-6)
  }

  @Test("no other count, no zeros and nothing infinite")
  func refused() {
    let numbers = [Float](repeating: 1, count: 128)
    #expect(FaceEmbedding(numbers) != nil)
    #expect(FaceEmbedding(Array(numbers.dropLast())) == nil)
    #expect(FaceEmbedding([Float](repeating: 0, count: 128)) == nil)
    for bad in [Float.nan, .infinity, -.infinity] {
      #expect(FaceEmbedding(numbers.dropLast() + [bad]) == nil)
    }
    #expect(FaceEmbedding([Float](repeating: .greatestFiniteMagnitude, count: 128)) != nil)
    #expect(FaceEmbedding(bytes: []) == nil)
    #expect(FaceEmbedding(bytes: [UInt8](repeating: 0xFF, count: 512)) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(FaceEmbedding.self, from: Data("[1, 2, 3]".utf8))
    }
  }
}
