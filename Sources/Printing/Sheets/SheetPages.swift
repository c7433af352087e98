internal import Raster

/// Sheets as pages of a PDF: photos as they are, letters that can be searched.
public struct SheetPages {
  private let plan: SheetPlan
  private let marks: SheetMarks

  public init(_ plan: SheetPlan, _ captions: Captions) {
    self.plan = plan
    marks = SheetMarks(plan: plan, captions: captions)
  }

  /// - Parameter photo: gives the picture of a person; asked once for each on the sheet.
  /// - Throws: what `photo` throws, `PrintingError`.
  public func draw(_ sheet: Sheet, in document: PDFDocument, photo: (Int) throws -> EmbeddedPicture) throws {
    var pictures: [Int: EmbeddedPicture] = [:]
    for person in Set(sheet.prints.map(\.person)).sorted() { pictures[person] = try photo(person) }
    try document.page(width: sheet.extent.width, height: sheet.extent.height) { drawing in
      for print in sheet.prints {
        guard let picture = pictures[print.person] else { continue }
        let extent = print.size.extent
        drawing.mapped(by: print.placement) {
          drawing.draw(
            picture, PhotoWindow.window(of: picture.size, for: extent),
            in: Rect(x: 0, y: 0, width: extent.width, height: extent.height))
        }
      }
      try marks.draw(sheet, on: drawing)
    }
  }
}
