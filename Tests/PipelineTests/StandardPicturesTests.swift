import Codecs
import Foundation
import Localization
import Portrait
import Raster
import Support
import Testing

@testable import Pipeline
@testable import Rules

/// What a standard asks can be had: a photo made for it passes its own check.
@Suite struct StandardPicturesTests {
  /// A portrait drawn as the standard wants it, as a file of the standard.
  private func drawn(for standard: Standard) throws -> Evidence {
    // A large photo of the same head, of which the crop is taken as of any photo.
    var sketch = Sketch()
    let k = 4.0
    let large = Crop(scale: k, x: -200, y: -200, output: Size(width: 3600, height: 4200))
    let face = sketch.face.mapped(by: large)
    let solution = Crop.solve(
      face: face, person: nil, source: large.output,
      geometry: HeadGeometry(standard, for: face, certain: true))
    #expect(solution.isSolved, "\(standard.id)")
    let crop = solution.crop
    let placed = face.mapped(by: crop)
    sketch.size = standard.output
    sketch.crown = placed.crown?.y
    sketch.eyes = placed.eyeLine
    sketch.faceWidth = placed.faceWidth
    sketch.centerX = placed.centerX
    sketch.background = try #require(standard.backgrounds.first).color
    sketch.scale = crop.scale
    let file = try JPEGEncoder.encode(
      sketch.evidence.image, fitting: standard.fileSize.min...standard.fileSize.max,
      minimumQuality: standard.minimumQuality, density: Int(standard.density))
    let photo = try Photo(bytes: file.bytes)
    sketch.file = photo.file
    let drawing = sketch.evidence
    return Evidence(
      stage: .finished, image: photo.image, faces: drawing.faces, file: photo.file, fileName: "photo.jpg",
      alpha: drawing.alpha, headFeatures: drawing.headFeatures)
  }

  @Test(arguments: Standards.all.map(\.id)) func aDrawnPhotoPassesItsOwnCheck(_ id: String) throws {
    let standard = try #require(Standards.standard(id))
    let findings = Judge(standard: standard, rules: Registry.rules).judge([try drawn(for: standard)])
    let broken = findings.filter { $0.verdict != .pass && $0.verdict != .notApplicable }
    #expect(broken.isEmpty, "\(standard.id): \(broken.map { "\($0.rule): \($0.reason.en)" })")
    #expect(findings.count { $0.verdict == .pass } >= 20)
  }

  /// And fails the check of a standard with another size.
  @Test func aPictureOfOneStandardIsNoneOfAnother() throws {
    let picture = try drawn(for: .chsi99)
    for id in ["id-card", "us-visa", "cet", "passport-cn"] {
      let standard = try #require(Standards.standard(id))
      let finding = Judge(standard: standard, rules: Registry.rules).judge([picture])
        .first { $0.rule == "pixel-size" }
      #expect((finding?.verdict == .fail) == (id != "cet"), "\(id)")
    }
  }

  /// Of a real portrait: whatever its smile and its wall, each picture has the size, the place and the file that its
  /// standard asks for, when it is made and when its file is looked at again. Two it can't give: its wall, which must stay, has
  /// too much detail for a file of 20 KB, and its face is too small for the guideline's distance between the eyes.
  @Test(.enabled(if: Downloads.arePresent)) func aRealPortraitFitsEachStandard() throws {
    let models = try Downloads.models()
    let asked: Set = [
      "pixel-size", "density", "file-size", "jpeg-quality", "jpeg", "bit-depth", "crown-margin", "eye-height",
      "chin-margin", "head-height", "face-width", "eye-distance", "centered",
    ]
    let beyond = ["id-card": "file-size", "exit-entry": "eye-distance"]
    let converter = PhotoConverter(models: models, standards: Standards.all)
    var stopwatch = Stopwatch()
    var told: [String] = []
    var files: [(Standard, [UInt8])] = []
    try converter.convert(
      try Downloads.portrait("obama.jpg"), outputName: "obama.jpg", stopwatch: &stopwatch
    ) { standard, result, _ in
      told.append(standard.id)
      let broken = result.findings.filter {
        asked.contains($0.rule) && $0.verdict == .fail && beyond[standard.id] != $0.rule
      }
      #expect(broken.isEmpty, "\(standard.id): \(broken.map { "\($0.rule): \($0.reason.en)" })")
      files.append((standard, try #require(result.finished).file))
    }
    #expect(told == Standards.all.map(\.id))
    for (standard, file) in files {
      let checked = try Checker(models: models, standard: standard)
        .check(file, fileName: "obama.jpg", stopwatch: &stopwatch)
      let broken = checked.findings.filter {
        asked.contains($0.rule) && $0.verdict == .fail && beyond[standard.id] != $0.rule
      }
      #expect(broken.isEmpty, "\(standard.id), checked: \(broken.map { "\($0.rule): \($0.reason.en)" })")
    }
  }

  /// Several standards at once give the same files as each alone.
  @Test(.enabled(if: Downloads.arePresent)) func oneByOneAndTogetherAreTheSame() throws {
    let models = try Downloads.models()
    let bytes = try Downloads.portrait("obama.jpg")
    let standards = ["chsi-99", "id-card", "us-visa"].compactMap { Standards.standard($0) }
    var stopwatch = Stopwatch()
    try PhotoConverter(models: models, standards: standards).convert(
      bytes, outputName: "a.jpg", stopwatch: &stopwatch
    ) { standard, together, stopwatch in
      let alone = try Standardizer(models: models, standard: standard, background: .preferred(by: standard))
        .standardize(bytes, outputName: "a.jpg", stopwatch: &stopwatch)
      #expect(together.finished?.file == alone.finished?.file)
      #expect(together.findings == alone.findings)
    }
  }
}
