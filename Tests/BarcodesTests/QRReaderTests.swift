import Barcodes
import Foundation
import Raster
import Testing

@Suite("QR codes that were drawn are read")
struct QRReaderTests {
  /// As long as the codes of the collection: base64 of some hundred bytes.
  private static let long = String(
    (0..<240).map {
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".map { $0 }[$0 * 37 % 64]
    })

  @Test("the bytes as they are, and where the code stands")
  func plain() throws {
    let code = try DrawnCode([0, 1, 2, 127, 128, 200, 255, 10, 13])
    var picture = RGBImage(width: 300, height: 200, filledWith: RGB(240, 240, 250))
    picture.draw(code, module: 5, center: Point(x: 120, y: 90))
    let found = try #require(try QRReader.codes(in: picture).first)
    #expect(found.payload == code.payload)
    #expect(found.treatment == PictureTreatment())
    let half = Double(code.side) * 5 / 2
    let expected = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map {
      Point(x: 120 + $0.0 * half, y: 90 + $0.1 * half)
    }
    for (corner, place) in zip(found.corners, expected) { #expect(corner.distance(to: place) < 5) }
  }

  @Test("corners are told in pixels of the source where the picture was reduced")
  func sourcePixels() throws {
    var picture = RGBImage(width: 300, height: 200)
    picture.draw(try DrawnCode("reduced"), module: 4, center: Point(x: 100, y: 100))
    let near = try #require(try QRReader.codes(in: picture).first)
    let far = try #require(
      try QRReader.codes(in: picture, sourceSize: Size(width: 1200, height: 800)).first)
    for (a, b) in zip(near.corners, far.corners) { #expect((a * 4).distance(to: b) < 1e-9) }
  }

  @Test("a screenshot of modules of 1.5 to 2 pixels", arguments: [1.5, 1.6, 1.75, 2.0])
  func smallModules(_ module: Double) throws {
    for shift in [0.0, 0.3, 0.6] {
      var picture = RGBImage(width: 300, height: 500)
      let code = try DrawnCode(Self.long)
      picture.draw(code, module: module, center: Point(x: 150 + shift, y: 220 + shift))
      #expect(try QRReader.codes(in: picture).map(\.payload) == [code.payload])
    }
  }

  @Test("light on dark, as a dark screen shows it", arguments: [1.5, 3, 8])
  func inverted(_ module: Double) throws {
    var picture = RGBImage(width: 700, height: 700, filledWith: RGB(0, 0, 0))
    let code = try DrawnCode(Self.long)
    picture.draw(code, module: module, center: Point(x: 350, y: 350), inverted: true)
    let found = try QRReader.codes(in: picture)
    #expect(found.map(\.payload) == [code.payload])
    #expect(found.first?.treatment.polarity == .lightOnDark)
  }

  @Test("turned by any angle", arguments: [5, 17, 45, 90, 133, 180, 270])
  func turned(_ degrees: Int) throws {
    let angle = Double(degrees) * .pi / 180
    var picture = RGBImage(width: 500, height: 500)
    let code = try DrawnCode(Self.long)
    picture.draw(code, module: 4, center: Point(x: 250, y: 250), angle: (cos(angle), sin(angle)))
    let found = try #require(try QRReader.codes(in: picture).first)
    #expect(found.payload == code.payload)
    // The symbol's own top left.
    let half = Double(code.side) * 2
    let corner = Point(
      x: 250 - half * cos(angle) + half * sin(angle), y: 250 - half * sin(angle) - half * cos(angle))
    #expect(found.corners[0].distance(to: corner) < 5)
  }

  @Test("several in one picture, from the top down, and never more than eight")
  func several() throws {
    var picture = RGBImage(width: 600, height: 900)
    for i in (0..<10).reversed() {
      picture.draw(
        try DrawnCode("code \(i)"), module: 5,
        center: Point(x: i % 2 == 0 ? 150 : 450, y: 90 + Double(i / 2) * 170))
    }
    let found = try QRReader.codes(in: picture)
    #expect((5...QRReader.mostCodes).contains(found.count))
    #expect(Set(found.map(\.payload)).count == found.count)
    var two = RGBImage(width: 600, height: 300)
    two.draw(try DrawnCode("second"), module: 5, center: Point(x: 450, y: 160))
    two.draw(try DrawnCode("first"), module: 5, center: Point(x: 150, y: 100))
    #expect(
      try QRReader.codes(in: two).map { String(decoding: $0.payload, as: UTF8.self) } == ["first", "second"])
  }

  @Test("none in an empty picture, in one of a few pixels, in noise and in a code with half of it gone")
  func none() throws {
    for side in [0, 1, 2, 3, 20] {
      #expect(try QRReader.codes(in: RGBImage(width: side, height: side)).isEmpty)
    }
    #expect(try QRReader.codes(in: RGBImage(width: 1, height: 3000)).isEmpty)
    var random = SystemRandomNumberGenerator()
    let noise = RGBImage(
      width: 300, height: 300, samples: (0..<270_000).map { _ in UInt8.random(in: 0...255, using: &random) })
    #expect(try QRReader.codes(in: noise).isEmpty)
    var torn = RGBImage(width: 400, height: 400)
    torn.draw(try DrawnCode(Self.long), module: 5, center: Point(x: 200, y: 200))
    for y in 200..<400 { for x in 0..<400 { torn[x, y] = RGB(255, 255, 255) } }
    #expect(try QRReader.codes(in: torn).isEmpty)
  }

  @Test(
    "a photo of a screen: its lattice, a glare and the sensor's noise over the code", arguments: [4.5, 6, 9])
  func screenPhoto(_ module: Double) throws {
    let code = try DrawnCode(Self.long)
    var picture = RGBImage(width: 1500, height: 2000, filledWith: RGB(60, 60, 60))
    picture.draw(code, module: module, center: Point(x: 700, y: 900), angle: (0.9945, 0.1045))
    var state: UInt32 = 1
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        state = state &* 1_664_525 &+ 1_013_904_223
        let noise = Double(state >> 24) / 255 * 60 - 30
        // Screen pixels 2.3 and 2.6 pixels apart are darker at their borders.
        let lattice = 0.8 + 0.12 * sin(Double(x) * 2 * .pi / 2.3) + 0.08 * sin(Double(y) * 2 * .pi / 2.6)
        let (u, v) = (Double(x) - 900, Double(y) - 800)
        let glare = 90 * exp(-(u * u + v * v) / 60_000)
        let value = UInt8(max(0, min(255, Double(picture[x, y].red) * 0.6 * lattice + glare + noise + 20)))
        picture[x, y] = RGB(value, value, value)
      }
    }
    #expect(try QRReader.codes(in: picture).map(\.payload) == [code.payload])
  }

  @Test("a photo above the limit is reduced, and its corners still are in its own pixels")
  func large() throws {
    var picture = RGBImage(width: 6000, height: 4500)
    let code = try DrawnCode(Self.long)
    picture.draw(code, module: 8, center: Point(x: 5000, y: 3000))
    let found = try #require(try QRReader.codes(in: picture).first)
    #expect(found.payload == code.payload)
    #expect(abs(found.box.midX - 5000) < 12 && abs(found.box.midY - 3000) < 12)
  }
}
