import Codecs
import Matting
public import Portrait
public import Raster
public import Rules

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

extension AnalyzedPhoto {
  /// One mark for each region that a broken or doubtful rule looked at, in the order of the findings.
  /// - Parameters:
  ///   - findings: those that a report names, as `decisive` gives them.
  ///   - first: the number of the first of them in the report's list.
  ///   - crop: what of the photo is, or would be, the finished picture.
  ///   - cut: where the person was cut out wrongly, as far as that is known: the outline's mark is then there.
  public func marks(
    _ findings: [Finding], numberedFrom first: Int = 1, crop: Crop?, cut: Cutout? = nil
  ) -> [Mark] {
    var marks: [Region: Mark] = [:]
    var order: [Region] = []
    for (index, finding) in findings.enumerated() {
      guard let region = Registry.rule(finding.rule)?.info.region else { continue }
      if marks[region] == nil {
        order.append(region)
        let faults = region == .outline ? areas(of: cut, crop) : []
        marks[region] = Mark(
          areas: faults.isEmpty ? areas(of: region, crop) : faults, entries: [], isDecisive: false)
      }
      marks[region]?.entries.append(Mark.Entry(number: first + index, rule: finding.rule))
      if finding.verdict == .fail { marks[region]?.isDecisive = true }
    }
    return order.compactMap { marks[$0] }
  }

  /// The doubtful places of a cut that `crop` shows.
  private func areas(of cut: Cutout?, _ crop: Crop?) -> [Rect] {
    guard let cut, let crop else { return [] }
    let perPixel = 1 / crop.scale
    return cut.matte.audit.faults.map {
      Rect(
        x: crop.x + $0.area.x * perPixel, y: crop.y + $0.area.y * perPixel, width: $0.area.width * perPixel,
        height: $0.area.height * perPixel)
    }.map(bounds.intersection).filter { $0.area >= 1 }
  }

  /// Clipped to the photo; what lies outside of it altogether is left out.
  private func areas(of region: Region, _ crop: Crop?) -> [Rect] {
    region.areas(of: portrait.faces, in: frame(of: crop)).map(bounds.intersection).filter { $0.area >= 1 }
  }
}

extension Sequence<Finding> {
  /// The findings that a report names, the gravest first. Where a rule is broken, what could not be assessed besides is
  /// no news: the photo has to be taken again.
  public var decisive: [Finding] {
    let verdicts: [Verdict] =
      contains { $0.verdict == .fail } ? [.fail, .review] : [.fail, .review, .unassessable]
    return verdicts.flatMap { verdict in filter { $0.verdict == verdict } }
  }
}
