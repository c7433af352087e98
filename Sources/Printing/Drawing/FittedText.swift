/// A text in the largest of some letters with which all of it stands in a given width: nothing is left out, for it tells
/// who somebody is.
struct FittedText: Hashable {
  let lines: [String]
  let size: Double

  /// - Parameters:
  ///   - sizes: heights of letters that are tried, the largest first.
  ///   - most: lines; the smallest letters take as many as they need.
  /// - Throws: `PrintingError`.
  init(
    _ text: String, sizes: [Double], width: Double, lines most: Int, weight: Lettering.Weight = .regular,
    _ lettering: Lettering
  ) throws(PrintingError) {
    for size in sizes {
      let lines = try lettering.lines(of: text, size: size, width: width, weight: weight)
      var fits = lines.count <= most
      for line in lines where fits {
        fits = try lettering.width(of: line, size: size, weight: weight) <= width
      }
      guard fits else { continue }
      (self.lines, self.size) = (lines, size)
      return
    }
    let size = sizes.last ?? 1
    var lines: [String] = []
    for line in try lettering.lines(of: text, size: size, width: width, weight: weight) {
      lines += try FittedText.broken(line, size, width, weight, lettering)
    }
    (self.lines, self.size) = (lines, size)
  }

  /// At any character: what has no place to break, such as a long number.
  private static func broken(
    _ line: String, _ size: Double, _ width: Double, _ weight: Lettering.Weight, _ lettering: Lettering
  ) throws(PrintingError) -> [String] {
    var lines = [""]
    for character in line {
      let longer = lines[lines.count - 1] + String(character)
      if longer.count > 1, try lettering.width(of: longer, size: size, weight: weight) > width {
        lines.append(String(character))
      } else {
        lines[lines.count - 1] = longer
      }
    }
    return lines
  }
}
