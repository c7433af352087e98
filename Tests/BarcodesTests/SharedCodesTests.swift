import Barcodes
import Codecs
import Foundation
import Raster
import Testing

/// zxing's own test pictures, where they lie beside the repository.
enum SharedCodes {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data/qr_zxing")
  static let arePresent = FileManager.default.fileExists(atPath: folder.path)

  /// Pictures of a set, each with what it should say where that is written beside it.
  static func pictures(_ set: String) throws -> [(name: String, image: RGBImage, payload: [UInt8]?)] {
    let folder = folder.appendingPathComponent(set)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { ["png", "jpg"].contains(($0 as NSString).pathExtension) }
      .map { name in
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        let stem = folder.appendingPathComponent((name as NSString).deletingPathExtension)
        let payload = ["txt", "bin"].lazy.compactMap {
          try? Data(contentsOf: stem.appendingPathExtension($0))
        }.first
        return (name, try Photo(bytes: bytes).image, payload.map { [UInt8]($0) })
      }
  }
}

@Suite("zxing's test pictures", .enabled(if: SharedCodes.arePresent), .serialized)
struct SharedCodesTests {
  @Test("at least 112 of 121 are read")
  func photographs() throws {
    var (read, count, slowest) = (0, 0, Duration.zero)
    var unread: [String] = []
    let start = ContinuousClock.now
    for set in (1...6).map({ "qrcode-\($0)" }) {
      for picture in try SharedCodes.pictures(set) {
        var codes: [QRCode] = []
        slowest = max(
          slowest, try ContinuousClock().measure { codes = try QRReader.codes(in: picture.image) })
        count += 1
        if codes.isEmpty { unread.append("\(set)/\(picture.name)") } else { read += 1 }
        if let text = picture.payload, let code = codes.first, QRPayload(code.payload).text != nil {
          let wanted = String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
          let made = String(decoding: code.payload, as: UTF8.self).trimmingCharacters(in: .newlines)
          // The text beside this one has a letter less than the code.
          guard "\(set)/\(picture.name)" != "qrcode-2/13.png" else { continue }
          #expect(
            made.replacingOccurrences(of: "\r", with: "") == wanted.replacingOccurrences(of: "\r", with: ""),
            "\(set)/\(picture.name)")
        }
      }
    }
    print(
      "qr_zxing: \(read) of \(count) read, slowest \(slowest), all \(ContinuousClock.now - start); not: \(unread)"
    )
    #expect(read * 121 >= 112 * count)
  }

  @Test("nothing is read where there is no code")
  func falsePositives() throws {
    for set in ["falsepositives", "falsepositives-2", "inverted"] {
      for picture in try SharedCodes.pictures(set) {
        #expect(try QRReader.codes(in: picture.image).isEmpty, "\(set)/\(picture.name)")
      }
    }
  }

  @Test("four codes of one picture")
  func multiple() throws {
    for picture in try SharedCodes.pictures("multi-qrcode-1") {
      #expect(try QRReader.codes(in: picture.image).count == 4)
    }
  }
}
