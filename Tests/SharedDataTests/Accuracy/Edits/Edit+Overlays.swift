import Foundation
import Raster

extension Edit {
  /// Text on finished pictures.
  static let overlays: [Edit] = [
    Edit(finished: "date-stamp", breaks: ["overlay"], every: 4) { picture in
      var random = picture.random
      let texts = ["2026-06-18", "2026.5.7", "'26 6 18", "2026/06/18 14:32"]
      let text = texts.randomElement(using: &random) ?? ""
      let height = random.within(13...22)
      return try picture.drawn { image in
        Lettering(
          origin: Point(
            x: Double(image.width) - random.within(14...30) - Lettering.width(of: text, height: height),
            y: Double(image.height) - random.within(12...28) - height),
          height: height, halfWidth: height * random.within(0.055...0.085),
          color: random.color(of: [RGB(255, 130, 20), RGB(250, 200, 30), RGB(225, 50, 30)]),
          opacity: random.within(0.85...1)
        ).draw(text, on: &image)
      }
    },
    Edit(finished: "watermark", breaks: ["overlay"], every: 4) { picture in
      var random = picture.random
      let texts = ["PHOTO STUDIO", "SAMPLE", "WWW.ZHAOPIAN.CN", "中山大学2026"]
      let text = texts.randomElement(using: &random) ?? ""
      // Over a half to nine tenths of the picture, level or rising.
      return try picture.drawn { image in
        let length = Double(image.width) * random.within(0.5...0.9)
        let height = min(44, length / Lettering.width(of: text, height: 1))
        let turn = random.chance(0.6) ? 0 : random.within(-35...(-10))
        let width = Lettering.width(of: text, height: height)
        let middle = Point(x: Double(image.width) / 2, y: Double(image.height) * random.within(0.6...0.9))
        let (c, s) = (cos(turn * .pi / 180), sin(turn * .pi / 180))
        Lettering(
          origin: Point(x: middle.x - c * width / 2, y: middle.y - s * width / 2 - height / 2),
          height: height, halfWidth: height * random.within(0.05...0.08), turn: turn,
          color: random.color(of: [RGB(255, 255, 255), RGB(90, 90, 95), RGB(200, 30, 30)]),
          opacity: random.within(0.35...0.7)
        ).draw(text, on: &image)
      }
    },
  ]
}
