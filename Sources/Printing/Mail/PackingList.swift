internal import Raster

/// One person on a packing list.
public struct PackedPerson: Sendable {
  public var name: String
  public var number: String
  /// 学院, 专业, 班级.
  public var group: [String]
  /// What goes into the envelope: "8×一寸".
  public var contents: String
  /// Of the parcel, where it is known.
  public var tracking: String

  public init(name: String, number: String, group: [String], contents: String, tracking: String) {
    self.name = name
    self.number = number
    self.group = group
    self.contents = contents
    self.tracking = tracking
  }
}

/// Lists for packing: each line has the photo, so that the hand that packs can see whose prints it holds.
public struct PackingList {
  /// The words of the list, in the reader's language.
  public struct Words: Sendable {
    public var title: String
    public var number: String
    public var name: String
    public var contents: String
    public var tracking: String
    public var packed: String
    public var persons: String

    public init(
      title: String, number: String, name: String, contents: String, tracking: String, packed: String,
      persons: String
    ) {
      self.title = title
      self.number = number
      self.name = name
      self.contents = contents
      self.tracking = tracking
      self.packed = packed
      self.persons = persons
    }
  }

  private let words: Words
  private let picture: (Int) throws -> EmbeddedPicture

  /// Lengths in millimetres: a thumbnail is a print of 一寸 at half its size.
  private static let margin = 14.0
  private static let rowHeight = 19.0
  private static let thumbnail = Extent(width: 12.5, height: 17.5)
  private static let size = 3.4
  private static let lineHeight = 1.25
  /// Letters of cells: texts that identify somebody become smaller or break, and are never cut.
  private static let cellSizes = [3.4, 3.0, 2.6]
  private static let titleSizes = [4.6, 4.0, 3.4]
  private static let nameSizes = [7.0, 6, 5, 4]
  /// Columns of a list for a class: where each begins, and how wide it is.
  private static let columns = (
    name: (x: 26.0, width: 32.0), number: (x: 60.0, width: 36.0), contents: (x: 98.0, width: 34.0),
    tracking: (x: 134.0, width: 40.0)
  )

  /// - Parameter picture: of a person by their number among all.
  public init(_ words: Words, picture: @escaping (Int) throws -> EmbeddedPicture) {
    self.words = words
    self.picture = picture
  }

  /// A list for each class, on A4.
  /// - Throws: `PrintingError`, and what `picture` throws.
  public func drawClass(_ persons: [PackedPerson], numberedFrom first: Int, in document: PDFDocument) throws {
    let page = MailPage.a4
    let title = persons.first?.group.filter { !$0.isEmpty }.joined(separator: " / ") ?? ""
    let x = PackingList.margin
    let heading = try FittedText(
      title.isEmpty ? words.title : "\(words.title)  \(title)", sizes: PackingList.titleSizes,
      width: page.width - 2 * x, lines: 2, weight: .bold, document.lettering)
    // Title, count, headings.
    let top = x + Double(heading.lines.count) * heading.size * PackingList.lineHeight + 13
    let perPage = max(1, Int((page.height - top - x) / PackingList.rowHeight))
    let pages = max(1, (persons.count + perPage - 1) / perPage)
    for number in 0..<pages {
      try document.page(width: page.width, height: page.height) { drawing in
        try write(heading, at: Point(x: x, y: x + heading.size), .bold, drawing)
        try drawing.write(
          "\(words.persons) \(persons.count)   \(number + 1)/\(pages)",
          at: Point(x: page.width - x, y: top - 8), size: PackingList.size, color: MailPage.gray,
          alignment: .right)
        try headings(y: top - 2, page, drawing)
        for (index, person) in persons.enumerated().dropFirst(number * perPage).prefix(perPage) {
          let y = top + Double(index - number * perPage) * PackingList.rowHeight
          try row(person, index, first + index, y, page, drawing)
        }
      }
    }
    if !title.isEmpty { document.bookmark(title) }
  }

  private func headings(y: Double, _ page: Extent, _ drawing: Drawing) throws {
    let columns = PackingList.columns
    for (text, x) in [
      (words.name, columns.name.x), (words.number, columns.number.x), (words.contents, columns.contents.x),
      (words.tracking, columns.tracking.x),
    ] {
      try drawing.write(
        text, at: Point(x: PackingList.margin + x, y: y), size: 2.8, color: MailPage.gray)
    }
    try drawing.write(
      words.packed, at: Point(x: page.width - PackingList.margin, y: y), size: 2.8, color: MailPage.gray,
      alignment: .right)
    drawing.line(
      from: Point(x: PackingList.margin, y: y + 1.5),
      to: Point(x: page.width - PackingList.margin, y: y + 1.5), MailPage.gray, width: MailPage.hairline)
  }

  /// - Parameter place: of the first line's base line.
  private func write(
    _ text: FittedText, at place: Point, _ weight: Lettering.Weight, _ drawing: Drawing
  ) throws(PrintingError) {
    for (index, line) in text.lines.enumerated() {
      let y = place.y + Double(index) * text.size * PackingList.lineHeight
      try drawing.write(line, at: Point(x: place.x, y: y), size: text.size, weight: weight)
    }
  }

  private func row(
    _ person: PackedPerson, _ index: Int, _ number: Int, _ y: Double, _ page: Extent, _ drawing: Drawing
  ) throws {
    let left = PackingList.margin
    let middle = y + PackingList.rowHeight / 2 + 1
    try drawing.write(
      String(index + 1), at: Point(x: left + 7, y: middle), size: PackingList.size, color: MailPage.gray,
      alignment: .right)
    try photo(number, at: Point(x: left + 10, y: y + 0.5), PackingList.thumbnail, drawing)
    func cell(
      _ text: String, _ column: (x: Double, width: Double), _ weight: Lettering.Weight = .regular
    ) throws {
      let fitted = try FittedText(
        text, sizes: PackingList.cellSizes, width: column.width, lines: 3, weight: weight, drawing.lettering)
      let rise = Double(fitted.lines.count - 1) * fitted.size * PackingList.lineHeight / 2
      try write(fitted, at: Point(x: left + column.x, y: middle - rise), weight, drawing)
    }
    try cell(person.name, PackingList.columns.name, .bold)
    try cell(person.number, PackingList.columns.number)
    try cell(person.contents, PackingList.columns.contents)
    try cell(person.tracking, PackingList.columns.tracking)
    drawing.stroke(
      Rect(x: page.width - left - 6, y: middle - 4, width: 5, height: 5), MailPage.black, width: 0.25)
    drawing.line(
      from: Point(x: left, y: y + PackingList.rowHeight - 0.5),
      to: Point(x: page.width - left, y: y + PackingList.rowHeight - 0.5), MailPage.gray,
      width: MailPage.hairline)
  }

  /// A slip of A6 for each person, to lie in the envelope.
  /// - Throws: `PrintingError`, and what `picture` throws.
  public func drawSlip(_ person: PackedPerson, number: Int, in document: PDFDocument) throws {
    let page = MailPage.a6
    try document.page(width: page.width, height: page.height) { drawing in
      try photo(number, at: Point(x: 10, y: 10), Extent(width: 25, height: 35), drawing)
      let width = page.width - 40 - 10
      let name = try FittedText(
        person.name, sizes: PackingList.nameSizes, width: width, lines: 2, weight: .bold, drawing.lettering)
      try write(name, at: Point(x: 40, y: 18), .bold, drawing)
      let below = 18 + Double(name.lines.count) * name.size * PackingList.lineHeight + 2
      let line = try FittedText(
        person.number, sizes: [4, 3.4, 2.8], width: width, lines: 2, drawing.lettering)
      try write(line, at: Point(x: 40, y: below), .regular, drawing)
      var y = 58.0
      let lines = [
        person.group.filter { !$0.isEmpty }.joined(separator: " / "),
        person.contents.isEmpty ? "" : "\(words.contents)  \(person.contents)",
        person.tracking.isEmpty ? "" : "\(words.tracking)  \(person.tracking)",
      ]
      for text in lines where !text.isEmpty {
        for line in try drawing.lettering.lines(of: text, size: 4, width: page.width - 20) {
          try drawing.write(line, at: Point(x: 10, y: y), size: 4)
          y += 6
        }
      }
      drawing.stroke(Rect(x: 10, y: y, width: 5, height: 5), MailPage.black, width: 0.3)
      try drawing.write(words.packed, at: Point(x: 18, y: y + 4.2), size: 4)
    }
  }

  private func photo(_ number: Int, at corner: Point, _ extent: Extent, _ drawing: Drawing) throws {
    let picture = try picture(number)
    drawing.draw(
      picture, PhotoWindow.window(of: picture.size, for: extent),
      in: Rect(x: corner.x, y: corner.y, width: extent.width, height: extent.height))
  }
}
