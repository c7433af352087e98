internal import Files
public import SystemPackage

/// How well the photos of a run fit the roster. Where most don't, a number that may as well be a date or a counter does
/// not make a photo a student's.
public struct RunMatches {
  /// Of each student, by their index, with numbers that can't be chance.
  private var certain: [Int: Int] = [:]
  /// The same with numbers that can.
  private var doubtful: [Int: Int] = [:]
  private var fits = 0
  private var misfits = 0

  public init() {}

  public mutating func add(_ path: FilePath, _ matcher: PhotoMatcher) {
    switch matcher.match(path.stemText) {
    case .student(let index):
      fits += 1
      if matcher.mayBeChance(path.stemText, student: index) {
        doubtful[index, default: 0] += 1
      } else {
        certain[index, default: 0] += 1
      }
    case .none, .capture: misfits += 1
    case .ambiguous: break
    }
  }

  /// Fewer photos fit than don't.
  private var isDoubtful: Bool { fits < misfits }

  public func believes(_ path: FilePath, _ student: Int, _ matcher: PhotoMatcher) -> Bool {
    !isDoubtful || !matcher.mayBeChance(path.stemText, student: student)
  }

  public func photos(of student: Int) -> Int {
    (certain[student] ?? 0) + (isDoubtful ? 0 : doubtful[student] ?? 0)
  }
}
