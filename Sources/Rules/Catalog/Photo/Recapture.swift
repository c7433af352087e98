import Localization
internal import Portrait
internal import Raster

struct Recapture: Rule {
  let info = RuleInfo(
    id: "recapture", region: .picture,
    title: LocalizedText(zh: "不是翻拍", en: "Not a photo of a photo"),
    quantity: LocalizedText(zh: "规则网纹的强度（dB）", en: "Strength of regular screen pattern, in dB"),
    decimals: 1, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "可能是翻拍", en: "Perhaps a photo of a photo"),
    high: LocalizedText(
      zh: "有屏幕摩尔纹或印刷网纹，可能是翻拍", en: "A screen or print pattern shows: perhaps a photo of a photo"),
    why: LocalizedText(
      zh: "应使用本人的实拍照片；翻拍屏幕或纸质照片会被退回。",
      en: "The photo must be taken of you; photos of a screen or of a print are returned."),
    method: LocalizedText(
      zh:
        "脸部 24 个方块各自的频谱中，最强的单一频率高出同等频率、以及其中同方向的频率的中间值多少分贝，取四分之三的方块都超过的值：屏幕像素、摩尔纹和印刷网点是规则的，布满整张脸，皮肤和头发不是。只提示人工确认。",
      en: """
        How many decibels the strongest single frequency in the spectrum of a square stands above the median of those of \
        its length, and of those among them in its direction, in 24 squares of the face: the value that three quarters of them \
        exceed. Pixels of a screen, moiré and print screens are regular and lie over all of the face; skin, hair and the lines of \
        a video camera do not. Only asks a person to look.
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

  /// Squares across and down the face, pixels of each where the face is wide enough, and else.
  private static let grid = (across: 4, down: 6)
  private static let amplyWide = 128.0
  private static let sides = (large: 64, small: 32)
  /// Squares that must lie in the picture.
  private static let least = 8
  /// The share of the squares in which the pattern may be weaker than the value: it covers the picture, a hair or a tie does not.
  private static let share = 0.25

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let face = try scene.uprightFace()
    let image = scene.image
    let side =
      min(face.box.width, face.box.height) >= Recapture.amplyWide
      ? Recapture.sides.large : Recapture.sides.small
    func starts(_ origin: Double, _ length: Double, _ count: Int, within limit: Int) -> [Int] {
      (0..<count).compactMap { i in
        let start = origin + (length - Double(side)) * Double(i) / Double(count - 1)
        return start >= 0 && start + Double(side) <= Double(limit) ? Int(start) : nil
      }
    }
    let columns = starts(face.box.x, face.box.width, Recapture.grid.across, within: image.width)
    let rows = starts(face.box.y, face.box.height, Recapture.grid.down, within: image.height)
    let peaks = rows.flatMap { top in columns.map { Recapture.peak(image, left: $0, top: top, side: side) } }
    guard peaks.count >= Recapture.least, let peak = Percentile.of(peaks, Recapture.share) else {
      throw Unassessable(LocalizedText(zh: "脸部不完整，无法判断", en: "The face is not whole, so it can't be judged"))
    }
    return Measurement(peak)
  }

  private static func peak(_ image: RGBImage, left: Int, top: Int, side: Int) -> Double {
    var values: [Float] = []
    values.reserveCapacity(side * side)
    for y in top..<top + side {
      for x in left..<left + side { values.append(Float(Luma.bt601(image[x, y]))) }
    }
    return Spectrum(values, side: side).peak()
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
