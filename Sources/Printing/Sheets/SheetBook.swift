internal import Raster

/// People whose sheets lie together behind one separator page: a class.
public struct SheetGroup: Sendable {
  /// "计算机学院", "软件工程", "2201班"
  public var titles: [String]
  /// Numbers of its people among all.
  public var persons: Range<Int>

  public init(titles: [String], persons: Range<Int>) {
    self.titles = titles
    self.persons = persons
  }
}

/// Pages of a PDF that hold words between the sheets: how many prints there are, and where a class begins.
public struct SheetBook {
  /// The words of these pages, in the reader's language.
  public struct Words: Sendable {
    public var title: String
    public var group: String
    public var persons: String
    public var sheets: String
    public var prints: String
    public var total: String
    /// What a group without titles is called.
    public var nameless: String

    public init(
      title: String, group: String, persons: String, sheets: String, prints: String, total: String,
      nameless: String
    ) {
      self.title = title
      self.group = group
      self.persons = persons
      self.sheets = sheets
      self.prints = prints
      self.total = total
      self.nameless = nameless
    }
  }

  private let plan: SheetPlan
  private let groups: [SheetGroup]
  private let words: Words
  private let page: Extent

  /// Letters of the list, in millimetres, and from line to line.
  private static let size = 2.8
  private static let lineHeight = 4.6
  /// Between the lines of one name, and the width of a column of figures.
  private static let nameHeight = 3.6
  private static let column = 15.0
  private static let black = RGB(0, 0, 0)
  private static let gray = RGB(120, 120, 120)

  public init(_ plan: SheetPlan, _ groups: [SheetGroup], _ words: Words) {
    self.plan = plan
    self.groups = groups
    self.words = words
    page = plan.settings.paper.extent
  }

  private func titles(of group: SheetGroup) -> [String] {
    let titles = group.titles.filter { !$0.isEmpty }
    return titles.isEmpty ? [words.nameless] : titles
  }

  private var printsPerPerson: Int { plan.counts.reduce(0, +) }

  private struct Row {
    let name: FittedText
    let figures: [String]
    var height: Double { Double(name.lines.count - 1) * SheetBook.nameHeight + SheetBook.lineHeight }
  }

  /// The list of all groups and what is printed of each.
  /// - Throws: `PrintingError`.
  public func drawCounts(in document: PDFDocument) throws(PrintingError) {
    let margin = max(plan.settings.margin, 8)
    var totals = [0, 0, 0]
    var rows: [Row] = []
    for group in groups {
      let figures = [
        group.persons.count, plan.sheetCount(persons: group.persons.count),
        group.persons.count * printsPerPerson,
      ]
      totals = zip(totals, figures).map(+)
      rows.append(try row(titles(of: group).joined(separator: " / "), figures, margin, document.lettering))
    }
    rows.append(try row(words.total, totals, margin, document.lettering))
    let headings = Row(
      name: try fitted(words.group, margin, document.lettering),
      figures: [words.persons, words.sheets, words.prints])
    var rest = rows[...]
    var isFirst = true
    while !rest.isEmpty {
      try document.page(width: page.width, height: page.height) { drawing throws(PrintingError) in
        try drawing.write(
          words.title, at: Point(x: margin, y: margin + 5), size: 4.5, weight: .bold)
        var y = try draw(headings, y: margin + 12, margin, drawing)
        repeat {
          y = try draw(rest.removeFirst(), y: y, margin, drawing)
        } while rest.first.map({ y + $0.height <= page.height - margin }) ?? false
      }
      if isFirst { document.bookmark(words.title) }
      isFirst = false
    }
  }

  private func row(_ name: String, _ figures: [Int], _ margin: Double, _ lettering: Lettering)
    throws(PrintingError) -> Row
  {
    Row(name: try fitted(name, margin, lettering), figures: figures.map(String.init))
  }

  /// On as many lines as it needs: two classes may differ at their names' ends.
  private func fitted(_ name: String, _ margin: Double, _ lettering: Lettering) throws(PrintingError)
    -> FittedText
  {
    try FittedText(
      name, sizes: [SheetBook.size], width: page.width - 2 * margin - 3 * SheetBook.column - 2, lines: 4,
      lettering)
  }

  /// A name at the left, figures at the right of its first line.
  /// - Parameter y: base line of the first line.
  /// - Returns: that of the next row.
  private func draw(_ row: Row, y: Double, _ margin: Double, _ drawing: Drawing) throws(PrintingError)
    -> Double
  {
    for (index, line) in row.name.lines.enumerated() {
      try drawing.write(
        line, at: Point(x: margin, y: y + Double(index) * SheetBook.nameHeight), size: SheetBook.size)
    }
    for (index, figure) in row.figures.enumerated() {
      let x = page.width - margin - Double(2 - index) * SheetBook.column
      try drawing.write(figure, at: Point(x: x, y: y), size: SheetBook.size, alignment: .right)
    }
    let next = y + row.height
    let line = next - SheetBook.lineHeight + 1.2
    drawing.line(
      from: Point(x: margin, y: line), to: Point(x: page.width - margin, y: line), SheetBook.gray, width: 0.1)
    return next
  }

  /// The page before a group's sheets.
  /// - Throws: `PrintingError`.
  public func drawSeparator(_ group: SheetGroup, in document: PDFDocument) throws(PrintingError) {
    let sheets = plan.sheetCount(persons: group.persons.count)
    try document.page(width: page.width, height: page.height) { drawing throws(PrintingError) in
      var y = page.height * 0.38
      for title in titles(of: group) {
        let room = page.width - 20
        var size = 9.0
        while size > 4, try drawing.lettering.width(of: title, size: size, weight: .bold) > room {
          size -= 0.5
        }
        for text in try drawing.lettering.lines(of: title, size: size, width: room, weight: .bold) {
          try drawing.write(
            text, at: Point(x: page.width / 2, y: y), size: size, weight: .bold, alignment: .center)
          y += size * 1.4
        }
      }
      let figures =
        "\(words.persons) \(group.persons.count)   \(words.sheets) \(sheets)   "
        + "\(words.prints) \(group.persons.count * printsPerPerson)"
      try drawing.write(
        figures, at: Point(x: page.width / 2, y: y + 4), size: 3.4, color: SheetBook.gray, alignment: .center)
    }
    document.bookmark(titles(of: group).joined(separator: " / "))
  }
}
