#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Photos can wait, pages can't.
enum Courtesy {
  /// More than the program's own. Linux gives such a thread a third of what others get of a processor that all want
  /// (weights 335 and 1024).
  private static let niceness: Int32 = 5

  /// The calling thread lets others go first (setpriority(2): on Linux 0 is the thread's own).
  static func letOthersGoFirst() {
    let thread = __priority_which_t(PRIO_PROCESS.rawValue)
    setpriority(thread, 0, getpriority(thread, 0) + niceness)
  }
}
