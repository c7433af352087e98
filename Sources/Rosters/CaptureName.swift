/// Names that cameras, phones, chat programs and screenshots give: their numbers are dates and counters, not students.
struct CaptureName {
  /// A run of ASCII letters and digits.
  struct Token {
    var text: Substring
    /// Whether it belongs to what a device wrote.
    var isOfDevice = false
  }

  private(set) var tokens: [Token] = []

  /// - Parameter stem: half-width.
  init(_ stem: String) {
    tokens = stem.split { !CaptureName.isAlphanumeric($0) }.map { Token(text: $0) }
    markTimes()
    // What people put before a device's name is theirs, unless it is a date again.
    guard let start = holdsUUID ? stem.startIndex : CaptureName.device(in: stem) else { return }
    for index in tokens.indices {
      let text = tokens[index].text
      if text.startIndex >= start || CaptureName.mayBeMoment(text) { tokens[index].isOfDevice = true }
    }
  }

  // MARK: Words

  /// What stands before the date or counter, lower case: cameras (DCF, JEITA CP-3461: four letters, four digits), phones,
  /// chat programs, beauty cameras.
  private static let words: Set<String> = [
    "img", "imgp", "dsc", "dscn", "dscf", "dsci", "cimg", "kimg", "imag", "pict", "hpim", "sany", "gopr",
    "dji", "mg",
    "pxl", "mvimg", "vid", "mov", "pano", "burst", "hdr", "screenshot", "screenshots", "mmexport", "mmcrop",
    "camera",
    "whatsapp", "wechat", "wx", "qq", "telegram", "signal", "snapchat", "received", "beauty", "faceu",
    "ulike", "meitu",
    "mtxx", "pitu", "soda", "retouch",
  ]
  /// Names that hold digits or blanks themselves.
  private static let names = ["b612", "camera360", "screen shot"]
  /// Chinese and Japanese systems and programs.
  private static let signs = [
    "屏幕截图", "屏幕快照", "截屏", "截图", "微信图片", "微信照片", "QQ图片", "QQ照片", "TIM图片", "钉钉图片", "飞书图片",
    "美颜相机", "轻颜相机", "无他相机", "相机360", "スクリーンショット",
  ]

  /// Where a device's word begins that has digits or a separator behind it; nil where there is none.
  private static func device(in stem: String) -> String.Index? {
    if let sign = signs.lazy.compactMap({ stem.firstRange(of: $0) }).first { return sign.lowerBound }
    let lower = stem.lowercased()
    if names.contains(where: { lower.hasPrefix($0) && lower.dropFirst($0.count).first?.isLetter != true }) {
      return stem.startIndex
    }
    var rest = stem[...]
    while let start = rest.firstIndex(where: isLetter) {
      let word = rest[start...].prefix(while: isLetter)
      rest = rest[word.endIndex...]
      let isFirst = start == stem.startIndex
      guard isFirst || !stem[stem.index(before: start)].isNumber, let after = rest.first,
        after.isNumber || "_- (".contains(after)
      else { continue }
      if words.contains(word.lowercased()) { return start }
      // Panasonic: P1000101.
      if isFirst, word.lowercased() == "p", isCounter(rest.prefix(while: \.isNumber)) { return start }
    }
    return nil
  }

  /// Folder 10x of the card and four digits.
  private static func isCounter(_ digits: Substring) -> Bool { digits.count == 7 && digits.hasPrefix("1") }

  // MARK: Identifiers

  /// 8-4-4-4-12 hexadecimal digits (RFC 9562).
  private var holdsUUID: Bool {
    let lengths = [8, 4, 4, 4, 12]
    guard tokens.count >= lengths.count else { return false }
    return (0...tokens.count - lengths.count).contains { start in
      zip(tokens[start...], lengths).allSatisfy { token, length in
        token.text.count == length && token.text.allSatisfy(\.isHexDigit)
      }
    }
  }

  // MARK: Dates

  /// A day and a time of day behind it: "20240115_093012", "2024-01-15 09.30.12", "2024-01-15".
  private mutating func markTimes() {
    var index = 0
    while index < tokens.count {
      let day = CaptureName.isDay(tokens[index].text) ? 1 : hasSplitDay(at: index) ? 3 : 0
      guard day > 0 else {
        index += 1
        continue
      }
      let time = lengthOfTime(at: index + day, mayBeShort: day == 3)
      if time > 0 || day == 3 {
        for part in index..<index + day + time { tokens[part].isOfDevice = true }
      }
      index += day + time
    }
  }

  private func hasSplitDay(at index: Int) -> Bool {
    guard index + 2 < tokens.count else { return false }
    let parts = tokens[index...index + 2].map(\.text)
    return parts.map(\.count) == [4, 2, 2] && CaptureName.isDay(parts.joined())
  }

  /// How many tokens a time of day takes here; 0 where there is none.
  /// - Parameter mayBeShort: without seconds.
  private func lengthOfTime(at index: Int, mayBeShort: Bool) -> Int {
    let rest = tokens[min(index, tokens.count)...].map(\.text)
    guard let first = rest.first else { return 0 }
    if [6, 9].contains(first.count) || mayBeShort && first.count == 4 {
      return CaptureName.isTimeOfDay(first) ? 1 : 0
    }
    let pairs = rest.prefix(3).prefix { $0.count == 2 }
    guard pairs.count == 3 || mayBeShort && pairs.count == 2 else { return 0 }
    return CaptureName.isTimeOfDay(pairs.joined()) ? pairs.count : 0
  }

  /// Whether digits alone may be a moment: YYYYMMDD, with HHMM, HHMMSS or milliseconds, YYMMDDHHMMSS, or milliseconds
  /// since 1970.
  static func mayBeMoment(_ text: some StringProtocol) -> Bool {
    switch text.count {
    case 8: isDay(text)
    case 12:
      isDay(text.prefix(8)) && isTimeOfDay(text.dropFirst(8))
        || isDay("20" + text.prefix(6)) && isTimeOfDay(text.suffix(6))
    case 13: Int64(text).map(milliseconds.contains) ?? false
    case 14, 17: isDay(text.prefix(8)) && isTimeOfDay(text.dropFirst(8))
    default: false
    }
  }

  /// Whether digits alone may be what `mayBeMoment` says, or a short form that numbers of students often have as well:
  /// YYMMDD, or ten digits: seconds since 1970, and the counter of Android's picture store, which begins at 1,000,000,000.
  static func mayBeShortMoment(_ text: some StringProtocol) -> Bool {
    switch text.count {
    case 6: isDay("20" + text)
    case 10: Int64(text).map(seconds.contains) ?? false
    default: mayBeMoment(text)
    }
  }

  static func isTenDigits(_ text: some StringProtocol) -> Bool { text.count == 10 && digits(text) != nil }

  /// From September 2001, where ten digits begin, to January 2027; later ones would be numbers of students of 2018.
  private static let seconds: ClosedRange<Int64> = 1_000_000_000...1_800_000_000
  /// From 2000 to 2035, since 1970.
  private static let milliseconds: ClosedRange<Int64> = 946_684_800_000...2_051_222_400_000
  /// Years in which digital cameras take pictures.
  private static let years = 1990...2099

  private static func isDay(_ text: some StringProtocol) -> Bool {
    guard text.count == 8, let number = digits(text) else { return false }
    return years.contains(number / 10_000) && (1...12).contains(number / 100 % 100)
      && (1...31).contains(number % 100)
  }

  /// HHMM, HHMMSS, HHMMSSmmm.
  private static func isTimeOfDay(_ text: some StringProtocol) -> Bool {
    guard let number = digits(text.prefix(4)), number / 100 < 24, number % 100 < 60 else { return false }
    guard text.count > 4 else { return true }
    guard digits(text) != nil, let seconds = digits(text.dropFirst(4).prefix(2)) else { return false }
    return seconds < 60
  }

  private static func digits(_ text: some StringProtocol) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }

  private static func isAlphanumeric(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
}
