internal import Collection
internal import Localization

/// A student's steps, done and to do.
struct StepList {
  struct Item {
    let page: StudentPage
    let title: LocalizedText
    let isDone: Bool
    let isNow: Bool
  }

  let items: [Item]

  init(_ view: StudentView) {
    let missing = view.student.missingSteps(view.settings)
    let now = view.next
    var items = [Item(page: .code, title: StudentPage.code.title, isDone: view.hasCode, isNow: false)]
    for step in view.settings.steps {
      let page = StudentPage(step)
      items.append(
        Item(page: page, title: page.title, isDone: !missing.contains(step), isNow: page == now))
    }
    let isChosen = view.student.accepted != nil && !view.canShoot
    items.append(
      Item(
        page: .photo, title: LocalizedText(zh: "拍摄并选定照片", en: "Take and choose a photo"), isDone: isChosen,
        isNow: now == .guide || now == .photo))
    self.items = items
  }
}

/// What is said of a photo on its way.
struct UploadWords {
  let text: LocalizedText
  let take: Int?
  let isRefused: Bool

  /// - Parameter place: how many come before it; nil where it waits no more.
  init(_ upload: Upload, place: Int?) {
    switch upload.outcome {
    case .waiting:
      (take, isRefused) = (nil, false)
      switch place {
      case .some(let ahead) where ahead > 0:
        text = LocalizedText(zh: "已收到，正在排队：前面还有 \(ahead) 张。", en: "Received; \(ahead) before it.")
      default: text = LocalizedText(zh: "已收到，正在检测……", en: "Received, being judged…")
      }
    case .taken(let number):
      (take, isRefused) = (number, false)
      text = LocalizedText(zh: "第 \(number) 张已检测。", en: "Take \(number) has been judged.")
    case .refused(let failure):
      (take, isRefused) = (nil, true)
      text = failure.forPages
    }
  }
}
