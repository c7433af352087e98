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
      zh: "眼部 77 个小块的明暗，加上眼白比虹膜亮多少，由逻辑回归给出概率；取较闭的一只眼。明暗都相对于眼周自身，所以与肤色无关；细长的眼睛也是睁开的。",
      en:
        "Light and dark of 77 cells around the eye and how much lighter its white is than its iris, weighed by logistic regression; of the eye that is less open. All is relative to the eye itself, whatever the skin; narrow eyes are open, too."
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
    Measurement(100 - (try scene.closedEyes.percent.max() ?? 0))
  }
}
