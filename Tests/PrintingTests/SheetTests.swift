import Codecs
import Localization
import Raster
import Testing

@testable import Printing

struct SheetNameTests {
  @Test(arguments: [
    ("一寸", 25.0, 35.0), ("2寸", 35, 49), ("小二寸", 35, 45), ("大1寸", 33, 48), ("35x53mm", 35, 53),
  ])
  func printSizes(_ name: String, _ width: Double, _ height: Double) throws {
    #expect(try #require(PrintSize(name)).extent == Extent(width: width, height: height))
  }

  @Test(arguments: [
    ("6寸", 101.6, 152.4), ("4R", 101.6, 152.4), ("五寸", 88.9, 127), ("a4", 210, 297), ("100×150mm", 100, 150),
  ])
  func papers(_ name: String, _ width: Double, _ height: Double) throws {
    #expect(try #require(PaperSize(name)).extent == Extent(width: width, height: height))
  }

  @Test(arguments: ["", "三寸", "0x0mm", "5x5mm", "100x150", "1e9x5mm", "-30x40mm", "nanxnanmm", "infx5mm"])
  func neither(_ name: String) { #expect(PrintSize(name) == nil && PaperSize(name) == nil) }

  @Test func layouts() throws {
    #expect(try SheetLayout("4×二寸 + 8x一寸").text == "4×二寸+8×一寸")
    #expect(try SheetLayout("4*二寸+一寸").terms[1].count == nil)
    #expect(try SheetLayout("auto") == .automatic)
  }

  @Test(arguments: ["", "一寸+二寸", "0×一寸", "501×一寸", "8一寸", "8×一寸+2×一寸", "×一寸", "8×", "-1×一寸"])
  func badLayouts(_ text: String) { #expect(throws: SheetError.badLayout(text)) { try SheetLayout(text) } }

  @Test func captions() throws {
    let template = try CaptionTemplate("{学号} {姓名}")
    #expect(try template.text { ["学号": "1001", "姓名": "张三"][$0] } == "1001 张三")
    #expect(throws: SheetError.unknownField("年级")) { try CaptionTemplate("{年级}").text { _ in nil } }
    for text in ["{学号", "学号}", "{}", "{a{b}"] {
      #expect(throws: SheetError.badCaption(text)) { try CaptionTemplate(text) }
    }
  }
}

struct SheetPlanTests {
  static func plan(
    _ paper: String, _ layout: String, gap: Double = 2, margin: Double = 3, caption: Double = 0
  ) throws -> SheetPlan {
    let paper = try #require(PaperSize(paper))
    return try SheetPlan(
      SheetSettings(paper: paper, layout: SheetLayout(layout), gap: gap, margin: margin),
      captionHeight: caption)
  }

  /// Nothing overlaps, everything keeps its distance from the edges and from each other.
  static func check(_ plan: SheetPlan, persons: Int) {
    let settings = plan.settings
    for index in 0..<plan.sheetCount(persons: persons) {
      let sheet = plan.sheet(index, persons: persons)
      let free = Rect(
        x: settings.margin - 1e-6, y: settings.margin - 1e-6,
        width: sheet.extent.width - 2 * settings.margin + 2e-6,
        height: sheet.extent.height - 2 * settings.margin + 2e-6)
      for (number, print) in sheet.prints.enumerated() {
        #expect(abs(free.intersection(print.cell).area - print.cell.area) < 1e-6)
        #expect(abs(print.area.area - print.size.extent.area) < 1e-9)
        for other in sheet.prints[..<number] {
          let grown = Rect(
            x: other.cell.x - settings.gap + 1e-6, y: other.cell.y - settings.gap + 1e-6,
            width: other.cell.width + 2 * settings.gap - 2e-6,
            height: other.cell.height + 2 * settings.gap - 2e-6)
          #expect(grown.intersection(print.cell).area == 0)
        }
      }
    }
  }

  @Test(arguments: [
    ("5寸", "auto", 9), ("5寸", "8×一寸", 8), ("6寸", "auto", 12), ("6寸", "4×二寸+4×一寸", 8), ("7寸", "4×二寸+8×一寸", 12),
    ("A4", "30×一寸+4×大二寸", 34),
  ])
  func everythingHasItsPlace(_ paper: String, _ layout: String, _ prints: Int) throws {
    let plan = try Self.plan(paper, layout)
    #expect(layout == "auto" ? plan.counts[0] >= prints : plan.counts.reduce(0, +) == prints)
    Self.check(plan, persons: plan.personsPerSheet * 2 + 1)
    #expect(plan.waste > 0 && plan.waste < 0.6)
  }

  @Test func everybodyGetsTheirPrints() throws {
    let plan = try Self.plan("A4", "8×一寸+2×二寸", caption: 3.2)
    #expect(plan.personsPerSheet >= 3)
    let persons = plan.personsPerSheet * 3 + 2
    var counts = [[PrintSize: Int]](repeating: [:], count: persons)
    for index in 0..<plan.sheetCount(persons: persons) {
      for print in plan.sheet(index, persons: persons).prints {
        counts[print.person][print.size, default: 0] += 1
      }
    }
    #expect(counts.allSatisfy { Array($0.values).sorted() == [2, 8] })
    Self.check(plan, persons: persons)
  }

  /// So many that placing them would take long are too many for a knife.
  @Test func aSheetHasNoMorePrintsThanCanBeCut() throws {
    #expect(try Self.plan("600x600mm", "1×10x14mm").personsPerSheet == 500)
    #expect(try Self.plan("600x600mm", "2×10x14mm").personsPerSheet == 250)
    #expect(try Self.plan("600x600mm", "100×10x14mm+10x15mm").counts == [100, 400])
  }

  /// 3 × 20.1 and 3 × 28.1 mm are a little more than 60.3 and 84.3 in binary.
  @Test func whatFitsExactlyFits() throws {
    #expect(try Self.plan("66.3x90.3mm", "20.1x28.1mm", gap: 0).counts == [9])
  }

  @Test func whatDoesNotFitIsSaid() throws {
    #expect(
      throws: SheetError.doesNotFit(layout: "40×一寸", paper: "6寸", papers: ["A4"])
    ) { try Self.plan("6寸", "40×一寸") }
    #expect(throws: SheetError.self) { try Self.plan("30x30mm", "一寸") }
    #expect(throws: SheetError.margin(-1)) { try Self.plan("6寸", "一寸", margin: -1) }
    #expect(throws: SheetError.margin(.infinity)) { try Self.plan("6寸", "一寸", gap: .infinity) }
  }

  @Test func windowsKeepTheHead() {
    let wide = PhotoWindow.window(of: Size(width: 480, height: 640), for: Extent(width: 25, height: 35))
    #expect(abs(wide.width - 640.0 * 25 / 35) < 1e-9 && wide.height == 640 && abs(wide.midX - 240) < 1e-9)
    let high = PhotoWindow.window(of: Size(width: 480, height: 640), for: Extent(width: 35, height: 45))
    #expect(high.y == 0 && high.width == 480 && abs(high.height - 480.0 * 45 / 35) < 1e-9)
    #expect(
      PhotoWindow.cut(of: Size(width: 600, height: 600), for: Extent(width: 25, height: 35))
        > PhotoWindow.mostCut)
  }
}

struct SheetPictureTests {
  /// Left half red, right half blue, the top row white.
  static let photo: Photo = {
    var image = RGBImage(width: 250, height: 350, filledWith: RGB(200, 0, 0))
    for y in 0..<350 { for x in 125..<250 { image[x, y] = RGB(0, 0, 200) } }
    for x in 0..<250 { for y in 0..<40 { image[x, y] = RGB(255, 255, 0) } }
    return Photo(
      image: image, sourceSize: image.size,
      file: FileFacts(format: .jpeg, byteCount: 0, storedSize: image.size))
  }()

  private static func picture(_ layout: String, paper: String) throws -> (Sheet, RGBImage, Double) {
    let plan = try SheetPlanTests.plan(paper, layout)
    let sheet = plan.sheet(0, persons: 1)
    let pictures = try SheetPictures(plan, Captions())
    let image = try pictures.picture(
      sheet, lettering: { try Lettering() }, photo: { _ in Self.photo })
    return (sheet, image, 300 / 25.4)
  }

  @Test(arguments: [("8×一寸", "6寸"), ("4×二寸+8×一寸", "7寸"), ("3×二寸+3×一寸", "5寸")])
  func neverMirrored(_ layout: String, _ paper: String) throws {
    let (sheet, image, scale) = try Self.picture(layout, paper: paper)
    for print in sheet.prints {
      // Points of the upright print, in millimetres.
      func color(_ x: Double, _ y: Double) -> RGB {
        let p = print.placement(Point(x: x, y: y))
        return image[Int(p.x * scale), Int(p.y * scale)]
      }
      let (w, h) = (print.size.extent.width, print.size.extent.height)
      #expect(color(w * 0.2, h * 0.7) == RGB(200, 0, 0) && color(w * 0.8, h * 0.7) == RGB(0, 0, 200))
      #expect(color(w * 0.5, h * 0.05) == RGB(255, 255, 0))
    }
    #expect(image[2, 2] == RGB(255, 255, 255))
  }

  @Test func sheetsAreOfWholePixels() throws {
    let (_, image, _) = try Self.picture("8×一寸", paper: "6寸")
    #expect([image.width, image.height].sorted() == [1200, 1800])
  }

  @Test func jpegSaysItsDensityAndColours() throws {
    let plan = try SheetPlanTests.plan("6寸", "8×一寸")
    let jpeg = try SheetPictures(plan, Captions()).jpeg(
      plan.sheet(0, persons: 1), lettering: { try Lettering() }, photo: { _ in Self.photo })
    let photo = try Photo(bytes: jpeg)
    #expect(photo.file.density == FileFacts.Density(x: 300, y: 300))
    #expect(photo.file.profile.contains("sRGB") && photo.file.notes.isEmpty)
  }
}
