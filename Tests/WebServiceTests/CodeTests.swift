import Barcodes
import Codecs
import Collection
import Raster
import Testing
import WebService

/// 采集码 as students hand them in.
@Suite(.serialized, .timeLimit(.minutes(2))) struct CodeTests {
  private func screenshot() throws -> [UInt8] {
    let matrix = try #require(QRMatrix(Array("qL3v9ZkT0sXy7wB1aQ8eRm5nUc2dFh4j".utf8)))
    var image = RGBImage(width: 400, height: 400, filledWith: RGB(255, 255, 255))
    for y in 0..<matrix.side * 6 {
      for x in 0..<matrix.side * 6 where matrix.isDark(x / 6, y / 6) { image[40 + x, 40 + y] = RGB(0, 0, 0) }
    }
    return try PNGEncoder.encode(image)
  }

  @Test func codesOfOthersNameNobody() async throws {
    let screenshot = try screenshot()
    try await serving { service throws -> Void in
      #expect(try service.browser(of: "20260001").upload("/me/code", screenshot).body.contains("采集码已绑定"))
      let refused = try service.browser(of: "20260002").upload("/me/code", screenshot)
      #expect(refused.status == 422 && refused.body.contains("这个采集码已由别人绑定"))
      #expect(!refused.body.contains("20260001"))
    }
  }
}
