internal import Codecs
import Localization

struct PhotoAge: Rule {
  let info = RuleInfo(
    id: "photo-age", region: .file,
    title: LocalizedText(zh: "近期照片", en: "Recent photo"),
    quantity: LocalizedText(zh: "拍摄距毕业（或今天）的月数", en: "Months from the capture to graduation (or today)"),
    decimals: 1, stages: [.source, .finished],
    low: LocalizedText(zh: "拍摄日期有误", en: "The capture date is wrong"),
    high: LocalizedText(zh: "照片拍摄时间太久", en: "The photo is too old"),
    why: LocalizedText(
      zh: "应使用本人近期（毕业前 {photo-age.max} 个月以内）的照片。",
      en: "The photo must be recent: taken within {photo-age.max} months of graduation."),
    method: LocalizedText(
      zh: """
        文件中记录的拍摄日期（EXIF DateTimeOriginal，没有时用 DateTimeDigitized）到毕业日期（--graduation，默认为今天）的月数。\
        文件里没有拍摄日期时提醒本人确认；给定了毕业日期的原始照片则交人工确认（成品照片本来就不带日期）。相机时钟从未设置的日期\
        不采信。拍摄日期晚于今天时按文件记录的时区换算；没有记录时区的，允许相差一天。
        """,
      en: """
        Months between the capture date in the file (EXIF DateTimeOriginal, else DateTimeDigitized) and the day of \
        graduation (--graduation, else today). Where the file holds none, the report says so, and a person must look \
        at a source photo where a graduation day was named (finished pictures carry no date). \
        Dates of clocks that were never set are not believed. Whether a date is in the future is told by the time zone in \
        the file, or with a day's grace where there is none.
        """),
    remedy: LocalizedText(zh: "请重新拍摄一张近期照片。", en: "Take a new photo."), reminds: true)

  var examples: [Example] {
    func taken(_ date: String?, isNamed: Bool = false, offset: Int? = nil) -> @Sendable (inout Sketch) -> Void
    {
      { s in
        s.stage = .source
        s.referenceDate = ReferenceDate(
          CalendarDate(year: 2024, month: 6, day: 30), isNamed: isNamed, offset: 0)
        s.file?.captureDate = date
        s.file?.captureOffset = offset
      }
    }
    return [
      Example(.pass, zh: "毕业前一个月", en: "A month before", sketch: taken("2024:05:28 10:20:30")),
      Example(.pass, zh: "正好一年", en: "A year to the day", sketch: taken("2023:06:30 10:20:30")),
      Example(.review, zh: "一年零三个月", en: "A year and three months", sketch: taken("2023:03:30 10:20:30")),
      Example(
        .review, zh: "日期在将来（时钟不准）", en: "In the future: the clock is wrong",
        sketch: taken("2025:01:01 10:20:30")),
      Example(
        .pass, zh: "东八区当天早上拍摄，本机为 UTC", en: "This morning in UTC+8, judged on a clock of UTC",
        sketch: taken("2024:07:01 07:00:00", offset: 480)),
      Example(
        .review, zh: "换算时区后仍在将来", en: "In the future by its own time zone, too",
        sketch: taken("2024:07:01 09:00:00", offset: 480)),
      Example(
        .pass, zh: "没有时区，相差一天", en: "A day ahead, no time zone", sketch: taken("2024:07:01 09:00:00")),
      Example(.fail, zh: "三年前", en: "Three years old", sketch: taken("2021:06:01 10:20:30")),
      Example(
        .unassessable, zh: "相机时钟从未设置", en: "A camera whose clock was never set",
        sketch: taken("1980:01:01 00:00:00")),
      Example(
        .unassessable, zh: "日历上没有的日期", en: "A day that no calendar has", sketch: taken("2024:02:30 10:20:30")),
      Example(
        .unassessable, zh: "给定了毕业日期，文件中没有拍摄日期", en: "Graduation day given, no capture date in the file",
        sketch: taken(nil, isNamed: true)),
      Example(
        .notApplicable, zh: "成品照片，按规定不带拍摄日期", en: "A finished picture, which carries no date by rule"
      ) { s in
        s.file?.captureDate = nil
        s.referenceDate?.isNamed = true
      },
      Example(
        .notApplicable, zh: "没有给定毕业日期，文件中没有拍摄日期", en: "No graduation day, no capture date in the file",
        sketch: taken(nil)),
    ]
  }

  /// The first day that a camera with an EXIF clock can have meant: clocks that were never set begin before it or on it.
  private static let firstCredible = CalendarDate(year: 2000, month: 1, day: 2)

  func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
    guard let reference = scene.referenceDate else {
      throw .notApplicable(zh: "没有给定毕业或当天的日期", en: "No day of graduation or of today was given")
    }
    guard let file = scene.file, let text = file.captureDate else {
      let isDropped = scene.stage == .source && scene.file?.hasEXIF == false
      throw Unassessable(
        isDropped
          ? ask(
            "文件中没有拍摄日期：拍摄信息（EXIF）已被去掉（浏览器上传、聊天软件转发都会去掉）",
            """
            The capture date was dropped with all that the camera wrote (uploads by browsers and chats do that), so the file \
            does not tell how old the photo is
            """, standard)
          : ask("文件中没有拍摄日期", "The file holds no capture date", standard),
        isNotApplicable: !reference.isNamed || scene.stage != .source)
    }
    guard let taken = CaptureTime(text, offset: file.captureOffset), taken.day >= Self.firstCredible else {
      throw Unassessable(
        ask(
          "文件中的拍摄日期不可信（相机时钟没有设置）",
          "The capture date in the file can't be right (the camera's clock was not set)",
          standard))
    }
    let months = max(0, reference.day.months(since: taken.day))
    if taken.isAfter(reference) {
      return Measurement(
        months,
        doubt: LocalizedText(
          zh: "拍摄日期 \(taken.day) 晚于 \(reference.day)，相机的时钟可能不准，需要人工确认",
          en:
            "The capture date \(taken.day) is after \(reference.day): the camera's clock may be wrong; a person must look"
        ),
        remedy: LocalizedText(
          zh: "请检查相机的日期和时间设置；照片确是近期拍摄的，经人工确认即可使用。",
          en: "Check the camera's clock; if the photo is recent, somebody only has to confirm it."))
    }
    return Measurement(
      months,
      lead: LocalizedText(
        zh: "照片拍摄时间太久（拍摄于 \(taken.day)）", en: "The photo is too old (taken on \(taken.day))"),
      sentence: file.captureIsDigitized ? Self.digitized(taken.day, months) : nil)
  }

  /// Of a print that was scanned the file tells only the day of the scan.
  private static func digitized(_ day: CalendarDate, _ months: Double) -> LocalizedText {
    let months = Decimals.text(months, 1)
    return LocalizedText(
      zh: "文件只记录了数字化日期 \(day)（翻拍、扫描的照片可能更早），距毕业（或今天）\(months) 个月",
      en:
        "The file tells only when it was digitized, \(day), \(months) months before graduation (or today): a scanned print is older"
    )
  }

  private func ask(_ zh: String, _ en: String, _ standard: Standard) -> LocalizedText {
    guard let months = limit(in: standard)?.max.map({ Decimals.text($0, 0) }) else {
      return LocalizedText(zh: zh, en: en)
    }
    return LocalizedText(
      zh: "\(zh)，请自行确认照片是毕业前 \(months) 个月以内拍摄的",
      en: "\(en): make sure yourself that it was taken within \(months) months of graduation")
  }
}
