public import Raster

/// One print on a sheet, in millimetres of the sheet.
public struct Print: Sendable, Hashable {
  /// The number of the person among those of the sheets, from 0.
  public var person: Int
  public var size: PrintSize
  /// Print and caption together, as they lie on the sheet.
  public var cell: Rect
  /// By a quarter, clockwise.
  public var isTurned: Bool

  /// From the upright print's top left corner to the sheet's.
  var placement: Affine {
    isTurned
      ? Affine(a: 0, b: -1, tx: cell.maxX, c: 1, d: 0, ty: cell.y)
      : Affine(a: 1, b: 0, tx: cell.x, c: 0, d: 1, ty: cell.y)
  }

  /// The picture without its caption, as it lies on the sheet.
  public var area: Rect {
    isTurned
      ? Rect(
        x: cell.maxX - size.extent.height, y: cell.y, width: size.extent.height, height: size.extent.width)
      : Rect(x: cell.x, y: cell.y, width: size.extent.width, height: size.extent.height)
  }
}

public struct Sheet: Sendable {
  public var extent: Extent
  public var prints: [Print]
}

/// Which prints lie where. Made before any photo is read: it says what does not fit.
public struct SheetPlan: Sendable {
  public let settings: SheetSettings
  /// Height of the strip under each print, in millimetres; 0 without captions.
  public let captionHeight: Double
  /// Prints of each size that one person gets.
  public let counts: [Int]
  /// Whole sets of prints on a full sheet.
  public let personsPerSheet: Int
  /// By the number of persons on a sheet.
  private let templates: [Int: Sheet]

  /// - Throws: `SheetError.doesNotFit`.
  public init(_ settings: SheetSettings, captionHeight: Double) throws(SheetError) {
    guard let planned = SheetPlan.planned(settings, captionHeight) else {
      let others = PaperSize.known.filter { paper in
        var other = settings
        other.paper = paper
        return SheetPlan.planned(other, captionHeight) != nil
      }
      throw .doesNotFit(
        layout: settings.layout.text, paper: settings.paper.name, papers: others.map(\.name))
    }
    self.settings = settings
    self.captionHeight = captionHeight
    (counts, personsPerSheet, templates) = planned
  }

  private static func planned(_ settings: SheetSettings, _ captionHeight: Double)
    -> (counts: [Int], persons: Int, templates: [Int: Sheet])?
  {
    let paper = settings.paper.extent
    let free = Extent(width: paper.width - 2 * settings.margin, height: paper.height - 2 * settings.margin)
    guard free.width > 0, free.height > 0 else { return nil }
    let terms = settings.layout.terms
    let packer = Packer(
      kinds: terms.map { Extent(width: $0.size.extent.width, height: $0.size.extent.height + captionHeight) },
      area: free, gap: settings.gap)
    guard let counts = counts(of: terms, packer) else { return nil }
    // A term that fills a sheet leaves no room for a second person.
    let most = terms.contains { $0.count == nil } ? 1 : max(1, packer.bound(of: counts))
    for persons in stride(from: most, through: 1, by: -1) {
      guard let full = packer.pack(counts.map { $0 * persons }) else { continue }
      var templates = [persons: sheet(full, settings, counts, packer.kinds)]
      // The last sheet is a full one whose last places are empty: its prints lie where those of the others do.
      for fewer in 1..<max(1, persons) {
        guard var sheet = templates[persons] else { continue }
        sheet.prints.removeAll { $0.person >= fewer }
        templates[fewer] = sheet
      }
      return (counts, persons, templates)
    }
    return nil
  }

  private static func counts(of terms: [SheetLayout.Term], _ packer: Packer) -> [Int]? {
    var counts = terms.map { $0.count ?? 0 }
    guard let open = terms.firstIndex(where: { $0.count == nil }) else { return counts }
    let others = counts.reduce(0, +)
    var one = counts.map { _ in 0 }
    one[open] = 1
    for count in stride(from: min(packer.bound(of: one), Packer.limit - others), through: 1, by: -1) {
      counts[open] = count
      if packer.pack(counts) != nil { return counts }
    }
    return nil
  }

  /// Prints of one size in rows from the top; each person gets neighbours.
  private static func sheet(
    _ packing: Packer.Packing, _ settings: SheetSettings, _ counts: [Int], _ kinds: [Extent]
  ) -> Sheet {
    let paper = packing.isLandscape ? settings.paper.extent.turned : settings.paper.extent
    var cells = packing.places.map { place in
      let extent = place.isTurned ? kinds[place.kind].turned : kinds[place.kind]
      return (
        place, Rect(x: place.x, y: place.y, width: extent.width, height: extent.height)
      )
    }
    let right = cells.map(\.1.maxX).max() ?? 0
    let bottom = cells.map(\.1.maxY).max() ?? 0
    let shift = Point(x: (paper.width - right) / 2, y: (paper.height - bottom) / 2)
    cells.sort { ($0.1.y, $0.1.x) < ($1.1.y, $1.1.x) }
    var given = counts.map { _ in 0 }
    let prints = cells.map { place, cell in
      defer { given[place.kind] += 1 }
      return Print(
        person: given[place.kind] / counts[place.kind], size: settings.layout.terms[place.kind].size,
        cell: Rect(x: cell.x + shift.x, y: cell.y + shift.y, width: cell.width, height: cell.height),
        isTurned: place.isTurned)
    }
    return Sheet(extent: paper, prints: prints)
  }

  /// Sheets for so many persons.
  public func sheetCount(persons: Int) -> Int { (persons + personsPerSheet - 1) / personsPerSheet }

  /// One of the sheets of so many persons.
  public func sheet(_ index: Int, persons: Int) -> Sheet {
    let first = index * personsPerSheet
    guard var sheet = templates[min(personsPerSheet, persons - first)] else {
      return Sheet(extent: settings.paper.extent, prints: [])
    }
    for print in sheet.prints.indices { sheet.prints[print].person += first }
    return sheet
  }

  /// The share of a full sheet that is no photo.
  public var waste: Double {
    guard let sheet = templates[personsPerSheet] else { return 1 }
    return 1 - sheet.prints.reduce(0) { $0 + $1.size.extent.area } / sheet.extent.area
  }
}
