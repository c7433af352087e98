import Localization
internal import Portrait
internal import Raster

struct Recapture: Rule {
  let info = RuleInfo(
    id: "recapture", region: .picture,
    title: LocalizedText(zh: "不是翻拍", en: "Not a photo of a photo"),
    quantity: LocalizedText(zh: "规则网纹的强度（dB）", en: "Strength of regular screen pattern, in dB"),
    decimals: 0, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "可能是翻拍", en: "Perhaps a photo of a photo"),
    high: LocalizedText(
      zh: "有屏幕摩尔纹或印刷网纹，可能是翻拍", en: "A screen or print pattern shows: perhaps a photo of a photo"),
    why: LocalizedText(
      zh: "应使用本人的实拍照片；翻拍屏幕或纸质照片会被退回。",
      en: "The photo must be taken of you; photos of a screen or of a print are returned."),
    method: LocalizedText(
      zh: "两颊频谱中最强的单一频率高出同等频率中间值多少分贝：屏幕的摩尔纹和印刷网点是规则的，皮肤不是。只提示人工确认。",
      en: """
        How many decibels the strongest single frequency in the spectrum of the cheeks stands above the median of those of \
        its length: moiré and print screens are regular, skin is not. Only asks a person to look.
        """),
    remedy: LocalizedText(
      zh: "请不要翻拍屏幕或纸质照片，由他人用后置摄像头拍摄本人。",
      en: "Do not photograph a screen or a print; let someone take your picture."))

  var examples: [Example] {
    [
      Example(.pass, zh: "实拍", en: "Taken of the person") { _ in },
      Example(.review, zh: "翻拍屏幕，有摩尔纹", en: "Taken from a screen: moiré") { $0.retouch = { $0.addMoire() } },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// Pixels of the square on a cheek, where the eyes are at least as far apart, and else.
  private static let amplyDetailed = 128.0
  private static let sides = (large: 64, small: 32)

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let frame = try FaceFrame(try scene.uprightFace())
    let image = scene.image
    let side =
      frame.interEyeDistance >= Recapture.amplyDetailed ? Recapture.sides.large : Recapture.sides.small
    let peaks = [-0.5, 0.5].compactMap { x -> Double? in
      let center = frame.point(x, 0.5 * frame.mouth)
      let (left, top) = (Int(center.x) - side / 2, Int(center.y) - side / 2)
      guard left >= 0, top >= 0, left + side <= image.width, top + side <= image.height else { return nil }
      var values: [Float] = []
      values.reserveCapacity(side * side)
      for y in top..<top + side {
        for x in left..<left + side { values.append(Float(Luma.bt601(image[x, y]))) }
      }
      return Spectrum(values, side: side).peak()
    }
    // Both cheeks: a pattern of the picture, not a hair or a scratch.
    guard peaks.count == 2, let peak = peaks.min() else {
      throw Unassessable(LocalizedText(zh: "脸部不完整，无法判断", en: "The face is not whole, so it can't be judged"))
    }
    return Measurement(peak)
  }
}

extension RGBImage {
  /// Diagonal waves of about four pixels.
  fileprivate mutating func addMoire() {
    for y in 0..<height {
      for x in 0..<width {
        let wave = (x * 3 + y * 2) % 13 < 6 ? 18 : -18
        let i = (y * width + x) * 3
        for c in i..<i + 3 { samples[c] = UInt8(max(0, min(255, Int(samples[c]) + wave))) }
      }
    }
  }
}
