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
    let perPage = Int((page.height - 2 * PackingList.margin - 16) / PackingList.rowHeight)
    let pages = max(1, (persons.count + perPage - 1) / perPage)
    for number in 0..<pages {
      try document.page(width: page.width, height: page.height) { drawing in
        let x = PackingList.margin
        try drawing.write(
          title.isEmpty ? words.title : "\(words.title)  \(title)", at: Point(x: x, y: x + 4), size: 4.6,
          weight: .bold)
        try drawing.write(
          "\(words.persons) \(persons.count)   \(number + 1)/\(pages)",
          at: Point(x: page.width - x, y: x + 4), size: PackingList.size, color: MailPage.gray,
          alignment: .right)
        for (index, person) in persons.enumerated().dropFirst(number * perPage).prefix(perPage) {
          let y = x + 10 + Double(index - number * perPage) * PackingList.rowHeight
          try row(person, index, first + index, y, page, drawing)
        }
      }
    }
    if !title.isEmpty { document.bookmark(title) }
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
    func cell(_ text: String, _ x: Double, _ width: Double, _ weight: Lettering.Weight = .regular) throws {
      let shown = try drawing.lettering.shortened(text, size: PackingList.size, width: width, weight: weight)
      try drawing.write(shown, at: Point(x: x, y: middle), size: PackingList.size, weight: weight)
    }
    try cell(person.name, left + 26, 32, .bold)
    try cell(person.number, left + 60, 36)
    try cell(person.contents, left + 98, 34)
    try cell(person.tracking, left + 134, 34)
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
      try drawing.write(person.name, at: Point(x: 40, y: 20), size: 7, weight: .bold)
      try drawing.write(person.number, at: Point(x: 40, y: 29), size: 4)
      var y = 58.0
      let lines = [
        person.group.filter { !$0.isEmpty }.joined(separator: " / "), "\(words.contents)  \(person.contents)",
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
