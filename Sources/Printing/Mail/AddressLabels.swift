public import Localization
internal import Raster

/// Whom a parcel goes to.
public struct MailAddress: Sendable, Hashable {
  public var name: String
  public var phone: String
  public var address: String
  public var postcode: String
  /// What is inside and whose, in small letters: "2022010101 计算机学院 2201班".
  public var note: String

  public init(name: String, phone: String, address: String, postcode: String, note: String) {
    self.name = name
    self.phone = phone
    self.address = address
    self.postcode = postcode
    self.note = note
  }
}

/// What address labels are printed on: a grid of equal labels on A4, or one label of a thermal printer a page.
public struct LabelPaper: Sendable, Hashable {
  public var page: Extent
  public var columns: Int
  public var rows: Int

  var label: Extent { Extent(width: page.width / Double(columns), height: page.height / Double(rows)) }

  /// 24 labels of 70 × 37 mm on A4.
  public static let usual = LabelPaper(page: MailPage.a4, columns: 3, rows: 8)

  private static let sides = 40.0...400.0
  private static let counts = 1...10
  /// Labels that are lower have no room for an address, in millimetres.
  private static let leastHeight = 25.0

  init(page: Extent, columns: Int, rows: Int) {
    self.page = page
    self.columns = columns
    self.rows = rows
  }

  /// "3x8": columns and rows on A4; "100x150mm": a page for each label. Nil for anything else.
  public init?(_ text: String) {
    if let page = Extent(text, sides: LabelPaper.sides) {
      self.init(page: page, columns: 1, rows: 1)
      return
    }
    let numbers = text.lowercased().split(whereSeparator: { "x×*".contains($0) }).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1],
      LabelPaper.counts.contains(columns), LabelPaper.counts.contains(rows),
      MailPage.a4.height / Double(rows) >= LabelPaper.leastHeight, columns <= 4
    else { return nil }
    self.init(page: MailPage.a4, columns: columns, rows: rows)
  }
}

/// Labels with addresses, one for each parcel.
public struct AddressLabels {
  /// An address that does not fit on its label.
  public struct TooLong: ExplainedError, Hashable {
    public var name: String
    public var code: String { "address-too-long" }
    public var text: LocalizedText {
      LocalizedText(
        zh: "“\(name)”的地址在标签上放不下：请换大一些的标签。",
        en: "The address of “\(name)” does not fit on a label: use larger ones.")
    }
  }

  private let paper: LabelPaper
  /// Free at the sides of a label, in millimetres.
  private static let margin = 4.0
  /// Heights of the address's letters that are tried, in millimetres: 14 to 6 points.
  private static let sizes = [5.0, 4.5, 4.0, 3.5, 3.0, 2.6, 2.2]
  private static let lineHeight = 1.3

  public init(_ paper: LabelPaper) { self.paper = paper }

  private struct Line {
    var text: String
    var size: Double
    var weight: Lettering.Weight
    var color: RGB
  }

  /// - Throws: `TooLong`, `PrintingError`; before the first page is drawn.
  public func draw(_ addresses: [MailAddress], in document: PDFDocument) throws {
    let lines = try addresses.map { try self.lines(of: $0, document.lettering) }
    let perPage = paper.columns * paper.rows
    for first in stride(from: 0, to: lines.count, by: perPage) {
      try document.page(width: paper.page.width, height: paper.page.height) { drawing in
        for (index, label) in lines[first..<min(lines.count, first + perPage)].enumerated() {
          let corner = Point(
            x: Double(index % paper.columns) * paper.label.width,
            y: Double(index / paper.columns) * paper.label.height)
          var y = corner.y + AddressLabels.margin
          for line in label {
            y += line.size * AddressLabels.lineHeight
            try drawing.write(
              line.text, at: Point(x: corner.x + AddressLabels.margin, y: y - line.size * 0.3),
              size: line.size,
              color: line.color, weight: line.weight)
          }
        }
      }
    }
  }

  private func lines(of address: MailAddress, _ lettering: Lettering) throws -> [Line] {
    let room = Extent(
      width: paper.label.width - 2 * AddressLabels.margin,
      height: paper.label.height - 2 * AddressLabels.margin)
    for size in AddressLabels.sizes {
      var lines: [Line] = []
      func add(
        _ text: String, _ size: Double, _ weight: Lettering.Weight = .regular, _ color: RGB = MailPage.black
      )
        throws(PrintingError)
      {
        for line in try lettering.lines(of: text, size: size, width: room.width, weight: weight) {
          lines.append(Line(text: line, size: size, weight: weight, color: color))
        }
      }
      try add(address.postcode, size)
      try add(address.address, size)
      try add(
        [address.name, address.phone].filter { !$0.isEmpty }.joined(separator: "  "), size * 1.15, .bold)
      try add(address.note, size * 0.7, .regular, MailPage.gray)
      let height = lines.reduce(0) { $0 + $1.size * AddressLabels.lineHeight }
      let fits = try lines.allSatisfy { line in
        try lettering.width(of: line.text, size: line.size, weight: line.weight) <= room.width
      }
      if height <= room.height, fits { return lines }
    }
    throw TooLong(name: address.name)
  }
}
