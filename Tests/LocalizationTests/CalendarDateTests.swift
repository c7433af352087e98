import Testing

@testable import Localization

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("2024:05:01 12:30:00", 2024, 5, 1), ("2024-05-01", 2024, 5, 1), ("2024/12/31", 2024, 12, 31),
    ("2024-05-01T08:00:00+08:00", 2024, 5, 1), ("2024:02:29 00:00:00", 2024, 2, 29),
    ("1980:01:01", 1980, 1, 1),
  ]) func reads(_ text: String, _ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDate(text) == CalendarDate(year: year, month: month, day: day))
  }

  @Test(arguments: [
    "", "0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:29", "2024:02:30", "2024:13:01", "2024:00:10",
    "2024:04:31", "24:5:1", "2024:5:01", "+024:05:01", "2024:+5:01", "2024:05:01x", "2024:05-01",
    "9999:12:31",
    "２０２４:05:01", "2024:05", "2024 05 01", "20240501", "-2024:05:01", "2024:05:1\u{0}", "1900:02:29",
  ]) func refuses(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test func monthsAreCountedByCalendar() {
    let day = CalendarDate(year: 2026, month: 6, day: 30)
    #expect(day.months(since: CalendarDate(year: 2025, month: 6, day: 30)) == 12)
    #expect(day.months(since: CalendarDate(year: 2025, month: 6, day: 29)) > 12)
    #expect(day.months(since: CalendarDate(year: 2025, month: 7, day: 1)) < 12)
    #expect(day.description == "2026-06-30")
  }
}
