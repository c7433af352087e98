import Codecs
import FaceVerification
import Foundation
import Portrait
import Raster

/// Pairs of photos of one person.
struct GenuinePairs {
  struct Pair {
    let sex: Stranger.Sex
    let look: Stranger.Look
    let isInFirstHalf: Bool
    let similarity: Double
  }

  /// How the first photo of a pair is treated: as a finished graduation photo, or as the picture on an identity card's chip.
  enum Form: String, CaseIterable {
    case original, finished, chip

    var size: Size? {
      switch self {
      case .original: nil
      case .finished: Size(width: 358, height: 441)
      case .chip: Size(width: 102, height: 126)
      }
    }
    var bytes: Int { self == .chip ? 3_000 : 20_000 }
    var name: String {
      switch self {
      case .original: "neutral – smiling"
      case .finished: "neutral at 358×441, ≤ 20 KB – smiling"
      case .chip: "neutral at 102×126, ≤ 3 KB – smiling"
      }
    }
  }

  let byForm: [Form: [Pair]]
  let yearsApart: [Double]
  let selfies: [Double]
  /// Photos of the pairs that could not be assessed.
  let faults: [String]

  init(_ reader: FaceReader) throws {
    var notes: [String: String] = [:]
    for row in try VerificationData.table("labels.csv") { notes[row["path"] ?? ""] = row["notes"] }
    var (pairs, faults) = ([Form: [Pair]](), [String]())
    for row in try VerificationData.table("verification_pairs.csv") where row["same"] == "1" {
      guard let first = row["a"], let second = row["b"],
        let other = try reader.assess(VerificationData.photo(second)).embedding
      else {
        faults.append(row["b"] ?? "")
        continue
      }
      let note = notes[first] ?? ""
      for form in Form.allCases {
        guard let embedding = try reader.assess(Self.photo(first, as: form, reader)).embedding else {
          faults.append("\(first) \(form)")
          continue
        }
        pairs[form, default: []].append(
          Pair(
            sex: VerificationPeople.sex(set: "london_neutral", name: first, note: note),
            look: VerificationPeople.look(set: "london_neutral", note: note),
            isInFirstHalf: Stranger.isInFirstHalf(first), similarity: embedding.similarity(to: other)))
      }
    }
    func all(_ paths: [String]) throws -> [Double] {
      let faces = try paths.compactMap { path in
        let assessment = try reader.assess(VerificationData.photo(path))
        if assessment.embedding == nil { faults.append(path) }
        return assessment.embedding
      }
      return faces.indices.flatMap { i in
        faces.indices.dropFirst(i + 1).map { faces[i].similarity(to: faces[$0]) }
      }
    }
    yearsApart = try all(["obama.jpg", "obama2.jpg", "obama3.jpg"].map { "pd_portraits/\($0)" })
    selfies =
      try all((1...4).map { "selfie_cc0/lisa\($0).jpg" })
      + all([15, 30, 45, 60].map { "selfie_cc0/\($0)cm.jpg" })
    byForm = pairs
    self.faults = faults
  }

  private static func photo(_ path: String, as form: Form, _ reader: FaceReader) throws -> Photo {
    let photo = try VerificationData.photo(path)
    guard let size = form.size else { return photo }
    let pyramid = ImagePyramid(photo.image)
    guard let face = try reader.analyzer.analyze(pyramid, sourceSize: pyramid.size).faces.first else {
      return photo
    }
    // The face as wide, and the eyes as high, as in an ID photo.
    let width = face.faceWidth * 1.75
    let height = width * Double(size.height) / Double(size.width)
    let window = Rect(
      x: face.centerX - width / 2, y: face.eyeLine - 0.45 * height, width: width, height: height)
    let picture = pyramid.resampled(window: window, width: size.width, height: size.height)
    let file = try JPEGEncoder.encode(picture, fitting: 1...form.bytes, minimumQuality: 1, density: 300)
    return try Photo(bytes: file.bytes)
  }
}
