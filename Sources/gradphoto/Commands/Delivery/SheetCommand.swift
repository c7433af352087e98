import ArgumentParser
import Codecs
import Delivery
import Files
import Localization
import Printing
import Raster
import Rosters
import SystemPackage

struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "Sheets of prints for a photo lab, as JPEG or PDF. 证件照排版。",
    discussion: """
      Exact millimetres, 3 mm free at the edges, photos in a PDF as they are, never mirrored. What does not fit is said \
      before any work. Of a batch or a collection: sheets by college, class and number, a page before each class, a list \
      of the counts. Papers: 5寸 6寸 7寸 8寸 A5 A4 or WxHmm. Prints: 一寸 25×35, 小一寸 22×32, 大一寸 33×48, 小二寸 35×45, 二寸 \
      35×49, 大二寸 35×53, or WxHmm.
      """)

  @OptionGroup var source: SourceOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("FILE.jpg (FILE-2.jpg … for further sheets) or FILE.pdf.", valueName: "file"))
  var output: PathArgument

  @Option(help: "The paper.")
  var paper = "6寸"

  @Option(help: "Pixels per inch of JPEG sheets.")
  var dpi = 300

  @Option(
    help: "Prints for each person: '8×一寸', '4×二寸+8×一寸'; a size without a count fills the sheet, auto is 一寸.")
  var layout = "auto"

  @Option(help: "Millimetres between prints.")
  var gap = SheetSettings.usualGap

  @Option(help: "Millimetres free at the edges.")
  var margin = SheetSettings.safeMargin

  @Flag(help: "Marks where to cut.")
  var cutMarks = false

  @Option(help: "What stands under each print: '{学号} {姓名}'; {stem} is a file's own name.")
  var caption: String?

  @Option(help: "A font family to prefer.")
  var font: String?

  @Flag(name: .customLong("show-ids"), help: "Show identity numbers in captions as they are.")
  var showIDs = false

  @Flag(help: "Replace sheets that are there.")
  var force = false

  @OptionGroup var shared: SharedOptions

  /// Somebody whose photo is printed.
  private struct Person {
    var photo: KnownFile
    /// 学院, 专业, 班级.
    var group: [String]
    var caption: String
  }

  private var isPDF: Bool { output.path.ending == "pdf" }

  func validate() throws {
    guard ["pdf", "jpg", "jpeg"].contains(output.path.ending) else {
      throw UsageError(zh: "-o 应为 .jpg 或 .pdf 文件。", en: "-o is a file that ends in .jpg or .pdf.").forParser
    }
  }

  func run() throws {
    try shared.explaining {
      guard let paper = PaperSize(paper) else { throw SheetError.badPaper(self.paper) }
      let settings = try SheetSettings(
        paper: paper, layout: SheetLayout(layout), gap: gap, margin: margin, hasCutMarks: cutMarks,
        density: dpi)
      let caption = try caption.map { CaptionText(template: try CaptionTemplate($0), showsIDs: showIDs) }
      let persons = try persons(caption)
      let lettering = SharedLettering(font)
      let captions =
        caption == nil
        ? Captions() : try Captions(persons.map(\.caption), layout: settings.layout, lettering.get())
      let plan = try SheetPlan(settings, captionHeight: captions.height)
      let groups = groups(persons)
      let sheets = groups.reduce(0) { $0 + plan.sheetCount(persons: $1.persons.count) }
      let files = try claim(sheets: sheets, photos: persons.map(\.photo.path))
      let least = try checkShapes(persons, plan)
      if isPDF {
        try writePDF(plan, captions, groups, persons, lettering.get())
      } else {
        try writePictures(plan, captions, groups, persons, files, lettering)
      }
      tell(plan, persons.count, sheets, least)
    }
  }

  private func tell(_ plan: SheetPlan, _ persons: Int, _ sheets: Int, _ least: Int) {
    let prints = zip(plan.settings.layout.terms, plan.counts).map { "\($1)×\($0.size.name)" }.joined(
      separator: "+")
    let waste = Int((plan.waste * 100).rounded())
    Console.print(
      LocalizedText(
        zh:
          "\(persons) 人，每人 \(prints)，每张\(plan.settings.paper.name) \(plan.personsPerSheet) 人，共 \(sheets) 张；余料 \(waste)%；印出至少 \(least) ppi",
        en:
          "\(persons) persons, \(prints) each, \(plan.personsPerSheet) on a sheet of \(plan.settings.paper.name), \(sheets) sheets; waste \(waste) %; at least \(least) ppi in print"
      )[shared.language])
  }

  // MARK: Whom and what

  private func persons(_ caption: CaptionText?) throws -> [Person] {
    if source.isPlain {
      return try source.pictures().map { photo in
        Person(photo: KnownFile(photo), group: [], caption: try caption?.of(photo) ?? "")
      }
    }
    let source = try source.load().settled()
    let roster = source.roster
    func value(_ column: Column, _ item: Deliverable) -> String {
      roster.value(column, of: roster.students[item.student]).onOneLine
    }
    let sorted = source.deliverables.map { item in
      (item, [Column.college, .major, .classGroup].map { value($0, item) }, value(.studentID, item))
    }.sorted { a, b in
      a.1 == b.1 ? a.2 < b.2 : a.1.lexicographicallyPrecedes(b.1)
    }
    if !source.undelivered.isEmpty {
      shared.note(
        LocalizedText(
          zh: "\(source.undelivered.count) 人或照片没有可印的成品：gradphoto deliver 会列出原因。",
          en:
            "\(source.undelivered.count) students or photos have no finished picture: 'gradphoto deliver' lists why."
        ))
    }
    return try sorted.map { item, group, _ in
      Person(photo: item.finished, group: group, caption: try caption?.of(item, roster) ?? "")
    }
  }

  /// Names of files may hold identity numbers.
  private func shown(_ text: String) -> String { printable(showIDs ? text : Masking.masked(text)) }

  private func groups(_ persons: [Person]) -> [SheetGroup] {
    var groups: [SheetGroup] = []
    for (index, person) in persons.enumerated() {
      if index > 0, persons[index - 1].group == person.group {
        groups[groups.count - 1].persons = groups[groups.count - 1].persons.lowerBound..<index + 1
      } else {
        groups.append(SheetGroup(titles: person.group.filter { !$0.isEmpty }, persons: index..<index + 1))
      }
    }
    return groups
  }

  private func claim(sheets: Int, photos: [FilePath]) throws -> [FilePath] {
    var names = OutputNames(inputs: photos + source.inputs)
    let files =
      isPDF
      ? [output.path]
      : (1...max(1, sheets)).map { number in
        guard number > 1 else { return output.path }
        return output.path.folder / "\(output.path.stemText)-\(number).\(output.path.ending)"
      }
    for file in files { try names.claim(file, replacing: force) }
    if !isPDF { try checkFollowers(after: files.count) }
    return files
  }

  /// Sheets of an earlier run that had more of them hold other people's photos, and would pass for these.
  /// - Throws: `SheetError.leftover`.
  private func checkFollowers(after count: Int) throws {
    let start = output.path.stemText + "-"
    for name in (try? FileSystem.names(in: output.path.folder)) ?? [] {
      guard name.ending == output.path.ending, name.stemText.hasPrefix(start),
        // Written as we number: a name such as FILE-002.jpg is another program's.
        let number = Int(name.stemText.dropFirst(start.count)), number > max(1, count),
        name.stemText == start + String(number)
      else { continue }
      throw SheetError.leftover(printable(name.string))
    }
  }

  /// - Returns: the fewest pixels per inch that any print has.
  /// - Throws: `ExitCode` after telling every photo that can't be printed.
  private func checkShapes(_ persons: [Person], _ plan: SheetPlan) throws -> Int {
    var least = Double.infinity
    var isRefused = false
    for person in persons {
      do {
        let size = try Photo(bytes: person.photo.bytes(), atLeast: 1).sourceSize
        for term in plan.settings.layout.terms {
          let cut = PhotoWindow.cut(of: size, for: term.size.extent)
          guard cut <= PhotoWindow.mostCut else {
            throw SheetError.shape(
              file: printable(person.photo.path.name.string), size: term.size.name,
              cut: Int((cut * 100).rounded())
            )
          }
          let window = PhotoWindow.window(of: size, for: term.size.extent)
          least = min(least, window.width / term.size.extent.width * 25.4)
        }
      } catch {
        isRefused = true
        Console.note(shown(Failure(error, about: person.photo.path.string).text[shared.language]))
      }
    }
    if isRefused { throw ExitCode(ExitStatus.unprocessed) }
    guard least.isFinite else {
      throw UsageError(zh: "没有可印的照片。", en: "There is no photo to print.")
    }
    return Int(least)
  }

  // MARK: Writing

  private func writePDF(
    _ plan: SheetPlan, _ captions: Captions, _ groups: [SheetGroup], _ persons: [Person],
    _ lettering: Lettering
  ) throws {
    try FileSystem.makeFolder(output.path.folder)
    let file = try AtomicFile(output.path, by: FileSystem.temporary(in: output.path.folder), .personal)
    let words = shared.language.choose
    let document = try PDFDocument(title: words("证件照冲印", "Prints"), lettering: lettering) { bytes in
      file.write(bytes)
      return true
    }
    let book = SheetBook(
      plan, groups,
      SheetBook.Words(
        title: words("冲印数量", "Counts"), group: words("班级", "class"), persons: words("人", "persons"),
        sheets: words("张相纸", "sheets"), prints: words("幅照片", "prints"), total: words("合计", "total"),
        nameless: words("未分班", "no class")))
    let hasGroups = groups.contains { !$0.titles.isEmpty }
    if !source.isPlain { try book.drawCounts(in: document) }
    let pages = SheetPages(plan, captions)
    var rewritten = 0
    for group in groups {
      if hasGroups { try book.drawSeparator(group, in: document) }
      try forEachSheet(group, plan) { sheet in
        try pages.draw(sheet, in: document) { person in
          let (picture, isOriginal) = try EmbeddedPicture.of(persons[person].photo.bytes())
          if !isOriginal { rewritten += 1 }
          return picture
        }
      }
    }
    try document.finish()
    try file.commit()
    if rewritten > 0 {
      shared.note(
        LocalizedText(
          zh: "\(rewritten) 张照片不是 sRGB 的 JPEG，已重新编码；其余原样嵌入。",
          en:
            "\(rewritten) photos are no JPEG in sRGB and were encoded anew; all others are in the file as they are."
        ))
    }
  }

  private func writePictures(
    _ plan: SheetPlan, _ captions: Captions, _ groups: [SheetGroup], _ persons: [Person], _ files: [FilePath],
    _ lettering: SharedLettering
  ) throws {
    if groups.contains(where: { !$0.titles.isEmpty }) {
      shared.note(
        LocalizedText(
          zh: "JPEG 没有班级分隔页和数量清单：需要时请输出 PDF。",
          en: "JPEG sheets have no pages between classes and no list of counts: a PDF has."))
    }
    let pictures = try SheetPictures(plan, captions)
    try FileSystem.makeFolder(output.path.folder)
    var remaining = files[...]
    for group in groups {
      try forEachSheet(group, plan) { sheet in
        let jpeg = try pictures.jpeg(sheet, lettering: lettering.get) { person in
          try Photo(bytes: persons[person].photo.bytes(), atLeast: pictures.shortSide)
        }
        if let file = remaining.popFirst() { try FileSystem.write(jpeg, to: file, .personal) }
      }
    }
  }

  /// Persons are numbered among all.
  private func forEachSheet(_ group: SheetGroup, _ plan: SheetPlan, _ body: (Sheet) throws -> Void) throws {
    for index in 0..<plan.sheetCount(persons: group.persons.count) {
      var sheet = plan.sheet(index, persons: group.persons.count)
      for print in sheet.prints.indices { sheet.prints[print].person += group.persons.lowerBound }
      try body(sheet)
    }
  }
}

/// Letters, made when first asked for.
final class SharedLettering {
  private let family: String?
  private var made: Lettering?

  init(_ family: String? = nil) { self.family = family }

  func get() throws -> Lettering {
    if let made { return made }
    let lettering = try Lettering(family: family)
    made = lettering
    return lettering
  }
}
