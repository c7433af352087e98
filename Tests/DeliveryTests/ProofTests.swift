import Delivery
import FaceVerification
import Testing

struct ProofTests {
  private static func face(_ angle: Double) throws -> FaceAssessment {
    var values = [Float](repeating: 0, count: FaceEmbedding.count)
    // Cosine of two faces is that of the angle between them.
    values[0] = Float(angle)
    values[1] = Float((1 - angle * angle).squareRoot())
    return .embedded(try #require(FaceEmbedding(values)))
  }

  /// A face whose cosine with `face(1)` is `cosine`.
  private static func proof(source: Double?, reference: Double?) throws -> FaceProof {
    FaceProof(
      picture: try face(1), source: try source.map { try face($0) },
      reference: try reference.map { try face($0) })
  }

  @Test func anotherFaceThanTheSourceIsAMixUp() throws {
    #expect(try Self.proof(source: 0.95, reference: nil).mixUp == nil)
    #expect(try Self.proof(source: 0.3, reference: nil).mixUp == .source)
    // Two photos of one person may be this alike; a photo and its own picture are more.
    #expect(try Self.proof(source: 0.7, reference: nil).mixUp == .source)
  }

  @Test func anotherFaceThanTheReferenceIsAMixUp() throws {
    #expect(try Self.proof(source: 0.95, reference: 0.2).mixUp == .reference)
    #expect(try Self.proof(source: 0.95, reference: 0.8).mixUp == nil)
    let unsure = try Self.proof(source: 0.95, reference: 0.5)
    #expect(unsure.mixUp == nil && unsure.isUnsure)
  }

  @Test func aFaceThatCannotBeComparedIsTold() throws {
    let proof = FaceProof(picture: try Self.face(1), source: .unassessable([.noFace]), reference: nil)
    #expect(proof.mixUp == nil && proof.isUnsure)
  }
}
