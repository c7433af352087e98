internal import Codecs

struct PhotoAge: Rule {
  let info = RuleInfo(
    id: "photo-age", clause: "1.1",
    title: LocalizedText(zh: "近期照片", en: "Recent photo"),
    quantity: LocalizedText(zh: "拍摄距毕业（或今天）的月数", en: "Months from the capture to graduation (or today)"),
    decimals: 1, stages: [.source, .finished],
    low: LocalizedText(zh: "拍摄日期有误", en: "The capture date is wrong"),
    high: LocalizedText(zh: "照片拍摄时间太久", en: "The photo is too old"),
    why: LocalizedText(
      zh: "应使用本人近期（一般为毕业前一年以内）的照片。",
      en: "The photo must be recent, as a rule taken within a year of graduation."),
    method: LocalizedText(
      zh: "文件中记录的拍摄日期（EXIF）到给定日期的月数。没有给定日期，或文件里没有拍摄日期时不判断。",
      en: """
        Months between the capture date in the file (EXIF) and the date asked for. Not judged where no date is given or \
        the file holds none.
        """),
    remedy: LocalizedText(zh: "请重新拍摄一张近期照片。", en: "Take a new photo."))

  var examples: [Example] {
    func taken(_ date: String?, today: CalendarDate? = CalendarDate(year: 2024, month: 6, day: 30))
      -> @Sendable (inout Sketch) -> Void
    {
      { s in
        s.stage = .source
        s.today = today
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
      Example(.notApplicable, zh: "文件中没有拍摄日期", en: "No capture date in the file", sketch: taken(nil)),
      Example(
        .notApplicable, zh: "没有给定日期", en: "No date given", sketch: taken("2021:06:01 10:20:30", today: nil)),
    ]
  }

  func measure(_ evidence: Evidence, against standard: Standard) throws(Unassessable) -> Measurement {
    guard let today = evidence.today else {
      throw .notApplicable(zh: "没有给定毕业或当天的日期", en: "No date of graduation or of today was given")
    }
    guard let taken = evidence.file?.captureDate.flatMap({ CalendarDate($0) }) else {
      throw .notApplicable(zh: "文件中没有拍摄日期", en: "The file holds no capture date")
    }
    return Measurement(
      max(0, today.months(since: taken)),
      doubt: taken > today
        ? LocalizedText(
          zh: "拍摄日期在将来，相机的时钟不准，需要人工确认",
          en: "The capture date lies in the future: the camera's clock is wrong; a person must look")
        : nil)
  }
}
