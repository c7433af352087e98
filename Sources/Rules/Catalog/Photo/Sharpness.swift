import Localization
internal import Portrait
internal import Raster

struct Sharpness: Rule {
  let info = RuleInfo(
    id: "sharpness",
    title: LocalizedText(zh: "对焦准确、清晰", en: "In focus"),
    quantity: LocalizedText(zh: "眼部边缘的模糊程度", en: "Blur of the edges around the eyes"),
    unit: .pixels, decimals: 2, stages: [.source, .finished],
    leastFace: .details,
    low: LocalizedText(zh: "照片清晰度不合格", en: "The photo is not sharp"),
    high: LocalizedText(
      zh: "照片清晰度不合格，对焦不准、手抖或原图太小", en: "The photo is not sharp: out of focus, shaken or too small"),
    why: LocalizedText(
      zh: "图像应对焦准确、层次清晰，五官的细节要看得清。",
      en: "The photo must be in focus, with the details of the face clearly seen."),
    method: LocalizedText(
      zh: "眼睛、睫毛和眉毛边缘的模糊半径（高斯标准差），按成品大小（两眼相距 96 像素）折算，横竖两个方向取较差的一个，所以手抖也能测出。",
      en: """
        Standard deviation of the blur of the edges of eyes, lashes and brows, at the size of the finished picture (96 px \
        between the eyes), in the worse of the two directions: a shaken camera shows, too.
        """),
    remedy: LocalizedText(
      zh: "请擦净镜头，点按屏幕上的眼睛对焦，拿稳手机或放在支架上，在明亮处用后置摄像头重新拍摄，并使用原图。",
      en: """
        Clean the lens, tap your eyes on the screen to focus, hold the phone still or rest it on something, use the rear \
        camera in bright light, and send the original file.
        """))

  var examples: [Example] {
    [
      Example(.pass, zh: "清晰", en: "Sharp") { _ in },
      Example(.review, zh: "略微模糊", en: "Slightly soft") { $0.retouch = { $0.blur(times: 3) } },
      Example(.fail, zh: "对焦不准", en: "Out of focus") { $0.retouch = { $0.blur(times: 24) } },
      Example(.unassessable, zh: "没有人脸", en: "No face") { $0.faceCount = 0 },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    Measurement(try scene.edgeBlur)
  }
}

extension RGBImage {
  /// Binomial blur of 3 × 3, a variance of half a pixel each time.
  fileprivate mutating func blur(times: Int) {
    for _ in 0..<times {
      for step in [3, width * 3] {
        let old = samples
        for i in step..<samples.count - step {
          samples[i] = UInt8((Int(old[i - step]) + 2 * Int(old[i]) + Int(old[i + step]) + 2) / 4)
        }
      }
    }
  }
}
