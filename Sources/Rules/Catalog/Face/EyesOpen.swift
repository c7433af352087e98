import Localization

struct EyesOpen: Rule {
  let info = RuleInfo(
    id: "eyes-open", region: .eyes,
    title: LocalizedText(zh: "双眼自然睁开", en: "Both eyes open"),
    quantity: LocalizedText(zh: "双眼睁开的概率", en: "Probability that both eyes are open"),
    unit: .percent, decimals: 1, stages: [.source, .finished],
    leastFace: .parts,
    low: LocalizedText(zh: "眼睛没有睁开", en: "An eye is not open"),
    high: LocalizedText(zh: "眼睛没有睁开", en: "An eye is not open"),
    why: LocalizedText(
      zh: "闭眼或眯眼的照片无法比对人像。", en: "A face with closed eyes cannot be compared with the person."),
    method: LocalizedText(
      zh: "眼裂高度与虹膜直径之比，加上眼部 77 个小块的明暗，由逻辑回归给出概率；取较闭的一只眼。",
      en:
        "Opening of the lids over the diameter of the iris and the light and dark of 77 cells around the eye, weighed by logistic regression; of the eye that is less open."
    ),
    remedy: LocalizedText(
      zh: "请自然睁开双眼，看着镜头重新拍摄。", en: "Retake with both eyes naturally open, looking at the camera."))

  var examples: [Example] {
    [
      Example(face: .pass, zh: "自然的正面像", en: "A plain portrait") { _ in },
      Example(face: .fail, zh: "双眼闭合", en: "Both eyes closed") { $0.eyeOpening = 0 },
      Example(face: .fail, zh: "一只眼闭合", en: "One eye closed") { $0.closesLeftEye = true },
    ]
  }

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    let eyes = try scene.eyes
    let closed = Eye.both.map { eye in
      LinearModel.eyeClosed.percent(eye.appearance(in: eyes) + [eye.aperture(eyes.chart.point)])
    }
    return Measurement(100 - (closed.max() ?? 0))
  }
}
