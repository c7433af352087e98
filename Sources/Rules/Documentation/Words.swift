import Localization

/// The fixed words around a rule's own text.
struct Words {
  let language: Language

  private func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  var name: String { pick("中文", "English") }
  var clauseTitle: String { pick("条款", "Clause") }
  var judges: String { pick("判断对象", "Judges") }
  var or: String { pick("，没有时看", ", else ") }
  var measured: String { pick("测量", "Measures") }
  var leastFace: String { pick("最小脸宽", "Smallest face") }
  var allowed: String { pick("允许", "Allowed") }
  var band: String { pick("需人工确认的范围", "Left to a person") }
  var method: String { pick("测量方法", "How it is measured") }
  var remedy: String { pick("怎么办", "What to do") }
  var example: String { pick("例子", "Example") }
  var verdict: String { pick("结论", "Verdict") }

  /// Which clause of the standard asks for a rule, or that it does not.
  func source(of rule: String, in standard: Standard) -> String {
    let (title, clause) = (standard.title[language], standard.clause(of: rule))
    guard standard.rules[rule] != nil else {
      return pick("\(title)没有这项要求", "\(title) does not ask for this")
    }
    let cited = Clause.cited(clause)[language]
    return pick("\(title) \(cited)", "\(title), \(cited)")
  }

  func stage(_ stage: Evidence.Stage) -> String {
    switch stage {
    case .source: pick("原始照片", "the original photo")
    case .finished: pick("成品照片", "the finished picture")
    case .planned: pick("未处理照片的裁剪方案", "the crop planned for an unprocessed photo")
    }
  }

  func pixels(_ count: Double) -> String {
    let number = Decimals.text(count, 0)
    return pick("\(number) 像素", "\(number) px wide")
  }

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: pick("合格", "pass")
    case .fail: pick("不合格", "fail")
    case .review: pick("需人工确认", "review")
    case .notApplicable: pick("不适用", "not applicable")
    case .unassessable: pick("无法判断", "can't be judged")
    }
  }
}
