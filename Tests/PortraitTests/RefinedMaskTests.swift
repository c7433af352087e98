import Codecs
import Raster
import Support
import Testing

@testable import Portrait

@Suite("The matting network's two looks", .enabled(if: Downloads.arePresent))
struct RefinedMaskTests {
  private func refined(head: (FaceAnalysis) -> Rect) throws -> (rough: PersonMask, fine: PersonMask) {
    let analyzed = try Downloads.analyzed(Downloads.portraitNames[0])
    let face = try #require(analyzed.analysis.faces.first)
    let rough = try #require(analyzed.analysis.person)
    let image = analyzed.photo.image
    let fine = try PortraitAnalyzer(models: Downloads.models()).refined(
      rough, head: head(face), of: ImagePyramid(image), sourceSize: image.size)
    return (rough, fine)
  }

  private func head(of face: FaceAnalysis) -> Rect {
    let top = face.crown?.y ?? face.box.y
    return Rect(x: face.box.x, y: top, width: face.box.width, height: face.chin.y - top)
  }

  @Test("both looks and the segmenter see one person, and nothing is seen twice or torn apart")
  func agree() throws {
    let near = try refined(head: head)
    let far = try refined { _ in Rect(x: -500, y: -500, width: 1, height: 1) }
    #expect(near.fine.window == near.rough.window)
    #expect(far.fine.probability.size == PortraitModels.matteSize)
    #expect(near.fine.probability.width == 2 * PortraitModels.matteSize.width)
    var different = 0
    var steps = 0
    let size = near.fine.probability.size
    for y in 0..<size.height {
      for x in 0..<size.width {
        let p = near.fine.probability[x, y]
        #expect(p >= 0 && p <= 1)
        if abs(p - far.fine.probability[x / 2, y / 2]) > 0.5 { different += 1 }
        // A seam would run across the whole picture.
        if x > 0, abs(p - near.fine.probability[x - 1, y]) > 0.3 { steps += 1 }
      }
    }
    #expect(different > 0)
    #expect(Double(different) < 0.01 * Double(size.width * size.height))
    #expect(steps < 4 * size.height)
  }
}
