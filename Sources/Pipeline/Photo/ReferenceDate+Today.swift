internal import Foundation
internal import Localization
public import Rules

extension ReferenceDate {
  /// By this machine's clock and time zone.
  public static var today: ReferenceDate {
    let today = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return ReferenceDate(
      CalendarDate(year: today.year ?? 0, month: today.month ?? 1, day: today.day ?? 1), isNamed: false,
      offset: TimeZone.current.secondsFromGMT() / 60)
  }
}
