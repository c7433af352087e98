import Localization

struct Upscaling: Rule {
  let info = RuleInfo(
    id: "upscaling", region: .picture,
    title: LocalizedText(zh: "不放大原图", en: "Not enlarged"),
    quantity: LocalizedText(zh: "缩放倍数", en: "Scale"),
    unit: .times, decimals: 2, stages: [.finished, .planned],
    low: LocalizedText(zh: "照片被缩小", en: "The photo is reduced"),
    high: LocalizedText(
      zh: "原图中的头像太小，需要放大才能达到规定尺寸", en: "The head is too small in the photo and had to be enlarged"),
    why: LocalizedText(
      zh: "放大只会让像素变多，不会让细节变多，成品会模糊，不能做到层次清晰。",
      en:
        "Enlarging adds pixels but no detail: the picture would be soft, where the standard asks for a clear one."
    ),
    method: LocalizedText(
      zh: "成品像素与原图像素的边长之比；不超过 1 表示没有放大。只有从原图制作成品时才知道。",
      en: """
        Finished pixels per pixel of the photo; at most 1 means not enlarged. Known only where the finished picture is \
        made from the photo.
        """),
    remedy: LocalizedText(
      zh: "请使用后置摄像头的最高分辨率，离近一些（约 1.5 米）或少留空白，重新拍摄，并使用未压缩的原图。",
      en: """
        Retake with the rear camera at full resolution, somewhat nearer (about 1.5 m), and use the original file rather \
        than one shrunk by a messenger.
        """))

  var examples: [Example] {
    [
      Example(.pass, zh: "从大图缩小", en: "Reduced from a large photo") { $0.scale = 0.4 },
      Example(.pass, zh: "恰好一比一", en: "Exactly one to one") { $0.scale = 1 },
      Example(.fail, zh: "从小图放大", en: "Enlarged from a small photo") { $0.scale = 1.6 },
      Example(.notApplicable, zh: "只有成品照片", en: "Only the finished picture is at hand") { $0.scale = nil },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    guard let scale = scene.scale else {
      throw .notApplicable(
        zh: "只有成品照片，不知道制作时是否放大过", en: "Only the finished picture is at hand; how it was scaled is unknown")
    }
    return Measurement(scale)
  }
}
