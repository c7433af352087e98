import Codecs
import Delivery
import FaceVerification
import Files
import Localization
import Raster
import Rosters
import Support
import SystemPackage
import Tables

/// Deliveries of drawn pictures, whose faces are their colours.
struct DrawnDelivery {
  private let temporary: TemporaryFolder
  let folder: FilePath

  init() throws {
    temporary = try TemporaryFolder()
    folder = FilePath(temporary.path(""))
  }

  static func jpeg(_ number: Int) throws -> [UInt8] {
    try JPEGEncoder.encode(
      RGBImage(width: 16, height: 16, filledWith: RGB(UInt8(number * 7 % 250), 100, 50)), quality: 90,
      density: 300)
  }

  /// One face for each first byte of the SHA-256 of a picture: another picture is another person.
  @Sendable static func faces() -> FaceAssessing {
    { bytes in
      let digest = Digest.sha256(bytes)
      var values = [Float](repeating: 0, count: FaceEmbedding.count)
      for (index, digit) in digest.enumerated() { values[index] = Float(digit.hexDigitValue ?? 0) - 7.5 }
      return FaceEmbedding(values).map { .embedded($0) } ?? .unassessable([.noFace])
    }
  }

  /// Students 0…count−1, each with a picture that is their source as well; `swapped` have each other's pictures.
  func source(_ count: Int, swapped: [(Int, Int)] = []) throws -> DeliverySource {
    let roster = Roster(
      [.studentID, .name, .idNumber, .college, .classGroup],
      (0..<count).map { index in
        Roster.Student(
          line: index + 2, ["\(1000 + index)", "学生\(index)", "", "学院\(index % 2)", "\(index % 3)班"])
      })
    var pictures = Array(0..<count)
    for (a, b) in swapped { pictures.swapAt(a, b) }
    try FileSystem.makeFolder(folder / "in")
    return DeliverySource(
      roster: roster,
      deliverables: try (0..<count).map { index in
        let picture = folder / "in/p\(index).jpg"
        let photo = folder / "in/s\(index).jpg"
        try FileSystem.write(DrawnDelivery.jpeg(pictures[index]), to: picture)
        try FileSystem.write(DrawnDelivery.jpeg(index), to: photo)
        return Deliverable(student: index, picture: picture, source: photo, stem: "p\(index)")
      })
  }

  func settings(_ schemes: [String], zip: Bool = false, largest: Int? = nil) throws
    -> DeliverySettings
  {
    DeliverySettings(
      schemes: try NamingScheme.all(schemes), language: .zh, zipsClasses: zip, largestZip: largest, workers: 2
    )
  }

  func digests(_ out: FilePath) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try FileSystem.files(under: out).map {
        ($0.string, try Digest.sha256(ofFile: out.pushing($0)))
      })
  }

  /// The rows of one of the lists, without its headings.
  func rows(_ list: String, of out: FilePath) throws -> [[String]] {
    let table = try Table(FileSystem.read(out / "lists" / "\(list).csv", limit: 1 << 20))
    return table.sheets[0].rows.dropFirst().map { $0.cells.map(\.text) }
  }
}
