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

  /// The list of all groups and what is printed of each.
  /// - Throws: `PrintingError`.
  public func drawCounts(in document: PDFDocument) throws(PrintingError) {
    let rows = groups.map { group in
      (
        name: titles(of: group).joined(separator: " / "),
        figures: [
          group.persons.count, plan.sheetCount(persons: group.persons.count),
          group.persons.count * printsPerPerson,
        ]
      )
    }
    let totals = (0..<3).map { column in rows.reduce(0) { $0 + $1.figures[column] } }
    let all = rows + [(words.total, totals)]
    let margin = max(plan.settings.margin, 8)
    let perPage = max(1, Int((page.height - 2 * margin - 14) / SheetBook.lineHeight))
    for first in stride(from: 0, to: all.count, by: perPage) {
      try document.page(width: page.width, height: page.height) { drawing throws(PrintingError) in
        try drawing.write(
          words.title, at: Point(x: margin, y: margin + 5), size: 4.5, weight: .bold)
        try line([words.group, words.persons, words.sheets, words.prints], y: margin + 12, margin, drawing)
        for (index, row) in all[first..<min(all.count, first + perPage)].enumerated() {
          let y = margin + 12 + Double(index + 1) * SheetBook.lineHeight
          try line([row.name] + row.figures.map(String.init), y: y, margin, drawing)
        }
      }
      if first == 0 { document.bookmark(words.title) }
    }
  }

  /// A name at the left, figures at the right.
  private func line(_ cells: [String], y: Double, _ margin: Double, _ drawing: Drawing) throws(PrintingError)
  {
    let column = 15.0
    let room = page.width - 2 * margin - 3 * column
    let name = try drawing.lettering.shortened(cells[0], size: SheetBook.size, width: room)
    try drawing.write(name, at: Point(x: margin, y: y), size: SheetBook.size)
    for (index, cell) in cells.dropFirst().enumerated() {
      let x = page.width - margin - Double(2 - index) * column
      try drawing.write(cell, at: Point(x: x, y: y), size: SheetBook.size, alignment: .right)
    }
    drawing.line(
      from: Point(x: margin, y: y + 1.2), to: Point(x: page.width - margin, y: y + 1.2), SheetBook.gray,
      width: 0.1)
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
