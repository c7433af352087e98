internal import Codecs
import Localization
internal import Portrait
internal import Raster

struct Compression: Rule {
  let info = RuleInfo(
    id: "compression", region: .picture,
    title: LocalizedText(zh: "没有压缩方块", en: "No compression blocks"),
    quantity: LocalizedText(zh: "方块边界的突变（灰度级）", en: "Steps at block borders, in levels"),
    decimals: 1, stages: [.source, .finished],
    leastFace: .whole,
    low: LocalizedText(zh: "压缩痕迹明显", en: "Compression shows"),
    high: LocalizedText(zh: "照片压缩过度，出现方块", en: "The photo was compressed too much: blocks show"),
    why: LocalizedText(
      zh: "图像应层次清晰；反复压缩、由聊天软件转发的照片会出现方块，细节已丢失。",
      en:
        "Tones must be clear; photos compressed hard or forwarded by messengers show blocks and have lost their detail."
    ),
    method: LocalizedText(
      zh: "脸部周围，JPEG 方块边界处的亮度突变比旁边多出多少级（满量程 255）。重新存为高品质也掩盖不了。",
      en: """
        Around the face, by how many levels of 255 neighbouring pixels differ more across JPEG block borders than beside \
        them. Saving again at a high quality does not hide it.
        """),
    remedy: LocalizedText(
      zh: "请使用手机相册里的原图；传送时选择“原图”，不要用截图。",
      en: "Use the original file from the phone; send it as a file or “original”, never as a screenshot."))

  var examples: [Example] {
    [
      Example(.pass, zh: "没有方块", en: "No blocks") { _ in },
      Example(.fail, zh: "8×8 方块明显", en: "Blocks of 8×8 clearly seen") {
        $0.retouch = { $0.checker(blocks: 8) }
      },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  /// Pixels of a JPEG block.
  private static let block = 8.0
  /// Around the point between the eyes, in inter-eye distances.
  private static let region = Rect(x: -1.5, y: -1.6, width: 3, height: 4)

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let frame = try FaceFrame(try scene.uprightFace())
    let side = max(scene.image.width, scene.image.height)
    let stored = scene.file.map { max($0.storedSize.width, $0.storedSize.height) } ?? side
    // A large file is decoded at 1/2, 1/4 or 1/8, and its blocks with it.
    let period = Int((Compression.block * Double(side) / Double(max(1, stored))).rounded())
    let d = frame.interEyeDistance
    let around = Compression.region
    let region = Rect(
      x: frame.origin.x + around.x * d, y: frame.origin.y + around.y * d, width: around.width * d,
      height: around.height * d)
    guard let steps = Blockiness.measure(scene.image, in: region, period: period) else {
      throw .notApplicable(
        zh: "照片缩小后方块已不可见", en: "Reduced to the finished size, blocks could no longer be seen")
    }
    return Measurement(max(0, steps))
  }
}

extension RGBImage {
  /// Every other block a little lighter, the others darker.
  fileprivate mutating func checker(blocks side: Int) {
    for y in 0..<height {
      for x in 0..<width {
        let i = (y * width + x) * 3
        let step = (x / side + y / side) % 2 == 0 ? 12 : -12
        for c in i..<i + 3 { samples[c] = UInt8(max(0, min(255, Int(samples[c]) + step))) }
      }
    }
  }
}
