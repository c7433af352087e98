internal import Codecs
import Localization

/// When a photo was taken, by its file.
struct CaptureTime {
  /// As the camera's clock showed it.
  let day: CalendarDate
  /// Since midnight by that clock; nil where the file tells only a day.
  private let minute: Int?
  /// How far that clock is ahead of UTC, in minutes; nil where it is not told.
  private let offset: Int?

  private static let minutesPerDay = 24 * 60
  /// Clocks of two places differ by up to 26 hours; of a photo and the people who judge it seldom by more than a day.
  private static let grace = 1

  /// - Parameters:
  ///   - text: an EXIF date such as "2024:05:01 12:30:00".
  ///   - offset: in minutes.
  init?(_ text: String, offset: Int?) {
    guard let day = CalendarDate(text) else { return nil }
    self.day = day
    minute = CaptureTime.minute(text)
    self.offset = offset
  }

  /// The capture lies in the future of a day at whose place clocks are so many minutes ahead of UTC: to the minute where
  /// both clocks are known, else with a day's grace.
  func isAfter(_ reference: ReferenceDate) -> Bool {
    guard let minute, let offset, let there = reference.offset else {
      return day > reference.day.adding(days: CaptureTime.grace)
    }
    let moved = minute - offset + there
    let days = (Double(moved) / Double(CaptureTime.minutesPerDay)).rounded(.down)
    return day.adding(days: Int(days)) > reference.day
  }

  /// Of the hours and minutes behind the day.
  private static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: " ").dropFirst().first?.split(separator: ":") ?? []
    guard parts.count >= 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    return 60 * hour + minute
  }
}

extension CalendarDate {
  /// So many days later, or earlier where negative (Howard Hinnant, chrono-compatible low-level date algorithms).
  func adding(days: Int) -> CalendarDate {
    // Years begin in March here, so that the day that leap years add is their last.
    let y = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let number = 365 * y + y / 4 - y / 100 + y / 400 + dayOfYear + days
    let era = number / 146_097
    let ofEra = number % 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let rest = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * rest + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return CalendarDate(
      year: yearOfEra + 400 * era + (month <= 2 ? 1 : 0), month: month, day: rest - (153 * march + 2) / 5 + 1)
  }
}
