/// Many faces, each with what it belongs to, looked through one by one.
public struct FaceGallery<Owner: Hashable & Sendable>: Sendable {
  /// Numbers of a face that are multiplied at once.
  private typealias Lanes = SIMD16<Float>
  private static var lanesPerFace: Int { FaceEmbedding.count / Lanes.scalarCount }

  private var owners: [Owner] = []
  private var lanes: [Lanes] = []

  public init() {}

  public var count: Int { owners.count }

  public mutating func add(_ face: FaceEmbedding, of owner: Owner) {
    owners.append(owner)
    lanes += Self.lanes(of: face)
  }

  /// The owners whose faces are at least so alike, each with the highest cosine, the most alike first.
  public func owners(of face: FaceEmbedding, from least: Double) -> [(owner: Owner, similarity: Double)] {
    var best: [Owner: Double] = [:]
    forEachSimilarity(to: face) { owner, similarity in
      if similarity >= least { best[owner] = max(best[owner] ?? similarity, similarity) }
    }
    return best.map { ($0.key, $0.value) }.sorted { $0.1 > $1.1 }
  }

  /// The highest cosine of one owner's faces; nil where there is none.
  public func similarity(of owner: Owner, to face: FaceEmbedding) -> Double? {
    var best: Double?
    forEachSimilarity(to: face) { other, similarity in
      if other == owner { best = max(best ?? similarity, similarity) }
    }
    return best
  }

  private func forEachSimilarity(to face: FaceEmbedding, _ body: (Owner, Double) -> Void) {
    let wanted = Self.lanes(of: face)
    for (index, owner) in owners.enumerated() {
      var sum = Lanes.zero
      let first = index * Self.lanesPerFace
      for lane in 0..<Self.lanesPerFace { sum += lanes[first + lane] * wanted[lane] }
      body(owner, min(1, max(-1, Double(sum.sum()))))
    }
  }

  private static func lanes(of face: FaceEmbedding) -> [Lanes] {
    stride(from: 0, to: FaceEmbedding.count, by: Lanes.scalarCount).map { first in
      Lanes(face.values[first..<first + Lanes.scalarCount])
    }
  }
}
