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
        文件中记录的拍摄日期（EXIF DateTimeOriginal）到毕业日期（--graduation，默认为今天）的月数。文件里没有拍摄日期时提醒本人确认；\
        给定了毕业日期的原始照片则交人工确认（成品照片本来就不带日期）。相机时钟从未设置的日期不采信。
        """,
      en: """
        Months between the capture date in the file (EXIF DateTimeOriginal) and the day of graduation (--graduation, else \
        today). Where the file holds none, the report says so, and a person must look \
        at a source photo where a graduation day was named (finished pictures carry no date). \
        Dates of clocks that were never set are not believed.
        """),
    remedy: LocalizedText(zh: "请重新拍摄一张近期照片。", en: "Take a new photo."), reminds: true)

  var examples: [Example] {
    func taken(_ date: String?, isNamed: Bool = false) -> @Sendable (inout Sketch) -> Void {
      { s in
        s.stage = .source
        s.referenceDate = ReferenceDate(CalendarDate(year: 2024, month: 6, day: 30), isNamed: isNamed)
        s.file?.captureDate = date
      }
    }
    return [
      Example(.pass, zh: "毕业前一个月", en: "A month before", sketch: taken("2024:05:28 10:20:30")),
      Example(.pass, zh: "正好一年", en: "A year to the day", sketch: taken("2023:06:30 10:20:30")),
      Example(.review, zh: "一年零三个月", en: "A year and three months", sketch: taken("2023:03:30 10:20:30")),
      Example(
        .review, zh: "日期在将来（时钟不准）", en: "In the future: the clock is wrong",
        sketch: taken("2025:01:01 10:20:30")),
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
    guard let text = scene.file?.captureDate else {
      throw Unassessable(
        ask("文件中没有拍摄日期", "The file holds no capture date", standard),
        isNotApplicable: !reference.isNamed || scene.stage != .source)
    }
    guard let taken = CalendarDate(text), taken >= Self.firstCredible else {
      throw Unassessable(
        ask(
          "文件中的拍摄日期不可信（相机时钟没有设置）",
          "The capture date in the file can't be right (the camera's clock was not set)",
          standard))
    }
    return Measurement(
      max(0, reference.day.months(since: taken)),
      lead: LocalizedText(
        zh: "照片拍摄时间太久（拍摄于 \(taken)）", en: "The photo is too old (taken on \(taken))"),
      doubt: taken > reference.day
        ? LocalizedText(
          zh: "拍摄日期 \(taken) 晚于 \(reference.day)，相机的时钟可能不准，需要人工确认",
          en:
            "The capture date \(taken) is after \(reference.day): the camera's clock may be wrong; a person must look"
        )
        : nil)
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
