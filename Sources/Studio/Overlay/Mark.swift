import Codecs
import Portrait
public import Raster
import Rules

/// A place where broken or doubtful rules looked.
public struct Mark: Sendable, Hashable {
  /// A rule that looked here.
  public struct Entry: Sendable, Hashable {
    /// Its number in the list of problems, from 1.
    public var number: Int
    public var rule: String
  }

  /// In upright source pixels, inside the photo; none where the rule looked at the file.
  public var areas: [Rect]
  public var entries: [Entry]
  /// One of the rules is broken, rather than doubtful.
  public var isDecisive: Bool
}

extension Sighting {
  /// One mark for each region that a broken or doubtful rule looked at, in the order of the problems.
  public func marks(_ problems: [PhotoReport.Problem]) -> [Mark] {
    var marks: [Region: Mark] = [:]
    var order: [Region] = []
    for (index, problem) in problems.enumerated() {
      guard let region = Registry.rule(problem.code)?.info.region else { continue }
      if marks[region] == nil {
        order.append(region)
        marks[region] = Mark(areas: areas(of: region), entries: [], isDecisive: false)
      }
      marks[region]?.entries.append(Mark.Entry(number: index + 1, rule: problem.code))
      if problem.isDecisive { marks[region]?.isDecisive = true }
    }
    return order.compactMap { marks[$0] }
  }

  /// Clipped to the photo; what lies outside of it altogether is left out.
  private func areas(of region: Region) -> [Rect] {
    let photo = Rect(
      x: 0, y: 0, width: Double(self.photo.sourceSize.width), height: Double(self.photo.sourceSize.height))
    return region.areas(of: portrait.faces, in: frame).map(photo.intersection).filter { $0.area >= 1 }
  }
}
