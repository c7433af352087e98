internal import Collection
internal import Localization
internal import Rules

/// A student's own view of how far they are.
struct StudentView {
  let student: Student
  let settings: CollectionSettings
  let takes: [Take]
  let uploads: [Upload]
  let hasCode: Bool
  /// Questions that the office has answered.
  let answers: Int

  init(_ id: StudentID, _ site: Site) throws {
    let overview = try site.collection.overview(of: id)
    (student, settings, hasCode) = (overview.student, overview.settings, overview.hasCode)
    answers = overview.answers
    (takes, uploads) = (overview.takes, overview.uploads)
  }

  /// The page on which the next thing is done; the overview where the student waits.
  var next: StudentPage {
    if student.state.isClosed { return .home }
    if let step = student.missingSteps(settings).first { return StudentPage(step) }
    return canShoot ? (takes.isEmpty ? .guide : .photo) : .home
  }

  /// Whether a photo is wanted.
  var canShoot: Bool {
    student.missingSteps(settings).isEmpty && [.profiled, .shot, .returned].contains(shootingState)
  }

  /// Before the first photo any state will do, once all steps are done.
  private var shootingState: State { student.state.isBeforePhotos ? .profiled : student.state }

  func canAccept(_ take: Take, wasReturned: Bool) -> Bool {
    canShoot && !wasReturned && take.finished != nil && ["pass", "review"].contains(take.outcome)
  }

  /// The chosen take; nil where none is.
  var chosen: Take? { student.chosen(among: takes) }

  /// Milliseconds until a page asks again: soon where the next photo is this student's, later for those behind it.
  func patience(_ queue: UploadQueue) -> Int {
    let waiting = uploads.filter { $0.outcome == .waiting }
    guard !waiting.isEmpty else { return StudentView.idlePatience }
    let place = waiting.compactMap { queue.place(of: $0.id) }.min() ?? 0
    return min(StudentView.mostPatience, StudentView.leastPatience + place * StudentView.patiencePerPhoto)
  }

  /// Milliseconds. A photo takes a worker a fifth of a second and more; a look takes the machine a thousandth.
  private static let idlePatience = 10_000
  private static let leastPatience = 700
  private static let patiencePerPhoto = 200
  private static let mostPatience = 5_000

  /// Changes whenever something has happened that a page should show.
  var key: String {
    let open = uploads.map { upload in
      switch upload.outcome {
      case .waiting: "w"
      case .taken(let number): "\(number)"
      case .refused: "x"
      }
    }
    return "\(student.version)-\(answers)-\(takes.count)-\(open.joined())"
  }
}

/// The pages of a student.
enum StudentPage: String {
  case home = "/me"
  case code = "/me/code"
  case verify = "/me/verify"
  case consent = "/me/consent"
  case data = "/me/data"
  case profile = "/me/profile"
  case guide = "/me/guide"
  case photo = "/me/photo"
  case prints = "/me/prints"
  case ask = "/me/ask"
  case rights = "/me/rights"

  init(_ step: Step) {
    self =
      switch step {
      case .verify: .verify
      case .consent: .consent
      case .confirm: .data
      case .profile: .profile
      }
  }

  var path: String { rawValue }

  var title: LocalizedText {
    switch self {
    case .home: LocalizedText(zh: "我的进度", en: "My progress")
    case .code: LocalizedText(zh: "上传采集码", en: "Hand in the 采集码")
    case .verify: LocalizedText(zh: "学籍核验", en: "Prove who you are")
    case .consent: LocalizedText(zh: "同意隐私条款", en: "Privacy and consent")
    case .data: LocalizedText(zh: "核对信息", en: "Check your data")
    case .profile: LocalizedText(zh: "填写联系方式", en: "How to reach you")
    case .guide: LocalizedText(zh: "看拍摄指南", en: "How to take the photo")
    case .photo: LocalizedText(zh: "拍摄照片", en: "Take the photo")
    case .prints: LocalizedText(zh: "冲印排版", en: "Prints")
    case .ask: LocalizedText(zh: "问学校", en: "Ask the school")
    case .rights: LocalizedText(zh: "我的数据", en: "My data")
    }
  }
}
