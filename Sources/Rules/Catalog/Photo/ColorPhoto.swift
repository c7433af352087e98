import Localization
internal import Portrait
internal import Raster

struct ColorPhoto: Rule {
  let info = RuleInfo(
    id: "color-photo", region: .picture,
    title: LocalizedText(zh: "彩色照片", en: "A colour photo"),
    quantity: LocalizedText(zh: "面部色彩差异与明暗差异之比", en: "Variety of colour in the face over that of light"),
    unit: .percent, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "照片是黑白的或单一色调的", en: "The photo is black and white, or tinted in one colour"),
    high: LocalizedText(zh: "照片色彩异常", en: "The colours are unusual"),
    why: LocalizedText(
      zh: "标准要求彩色头像；黑白照片、做旧或加单色滤镜的照片都不符合。",
      en: "The standard asks for a colour portrait: no black and white, no sepia, no one-colour filter."),
    method: LocalizedText(
      zh: "在面部取相同亮度的点，看它们的颜色差异（Lab 色彩空间的 a*b*，均方根），再除以明暗差异（L* 的标准差）。黑白和单色照片中亮度相同的点颜色也相同，比值接近 0。",
      en: """
        Compares the colours (a*b* of CIE Lab, root mean square) of points of the face that are equally light, over \
        the standard deviation of L*. In a black and white or tinted photo equally light points have the same colour, \
        and the value is near 0.
        """),
    remedy: LocalizedText(
      zh: "请使用彩色模式拍摄，关闭黑白、复古等滤镜后重新拍摄。",
      en: "Retake in colour, with black-and-white, sepia and other filters turned off."))

  var examples: [Example] {
    [
      Example(.pass, zh: "彩色照片", en: "A colour photo") { _ in },
      Example(.pass, zh: "肤色很浅", en: "Very pale skin") { s in
        s.skin = RGB(236, 208, 192)
        s.lips = RGB(222, 150, 146)
      },
      Example(.pass, zh: "肤色很深", en: "Very dark skin") { s in
        s.skin = RGB(96, 62, 46)
        s.lips = RGB(120, 56, 56)
      },
      Example(.fail, zh: "黑白照片", en: "A black and white photo") { $0.retouch = { $0.tint(1, 1, 1) } },
      Example(.fail, zh: "黑白头像换成蓝背景", en: "Black and white on a blue background") { s in
        s.skin = RGB(180, 180, 180)
        s.lips = RGB(110, 110, 110)
        s.hair = RGB(40, 40, 40)
        s.eyeColor = RGB(60, 60, 60)
      },
      Example(.fail, zh: "棕褐色复古滤镜", en: "A sepia filter") { $0.retouch = { $0.tint(1.06, 0.96, 0.76) } },
    ]
  }

  /// The part of the face's box that is looked at, and the pixels that are needed.
  private static let inner = 0.85
  private static let leastArea = 256.0

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let box = try scene.mainFace().box
    let inner = ColorPhoto.inner
    let region = Rect(
      x: box.midX - inner * box.width / 2, y: box.midY - inner * box.height / 2, width: inner * box.width,
      height: inner * box.height
    ).intersection(scene.image.size.bounds)
    guard region.area >= ColorPhoto.leastArea else {
      throw Unassessable(LocalizedText(zh: "人脸太小，无法判断色彩", en: "The face is too small to tell its colours"))
    }
    return Measurement(100 * ColorSpread.measure(scene.image, inEllipseOf: region))
  }
}

extension RGBImage {
  /// Grey, then each channel multiplied.
  fileprivate mutating func tint(_ red: Double, _ green: Double, _ blue: Double) {
    func channel(_ luma: Double, _ gain: Double) -> UInt8 { UInt8(max(0, min(255, luma * gain))) }
    for y in 0..<height {
      for x in 0..<width {
        let luma = Luma.bt601(self[x, y])
        self[x, y] = RGB(channel(luma, red), channel(luma, green), channel(luma, blue))
      }
    }
  }
}
