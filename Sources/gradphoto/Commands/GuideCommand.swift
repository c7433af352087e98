import ArgumentParser
import Codecs
import Files
import Localization
import Printing
import Raster
import Reports
import Rules
import SystemPackage

struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Write how to take the photo: a page, a PDF and lines to lay over it. 生成拍摄指南。",
    discussion: """
      OUTPUT/guide.html (one self-contained page), OUTPUT/guide.pdf (A4) and, for each standard, \
      OUTPUT/template-<standard>.png: its lines on nothing, for a finder or a layer.
      """)

  @Option(name: [.customShort("o"), .long], help: "Folder for the guide.")
  var output: PathArgument

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Standards: names that 'gradphoto standards' lists, words for groups of them, files, or all (default: chsi-99).",
      valueName: "name|word|file.json|all"))
  var standard: [String] = []

  @Option(
    help: ArgumentHelp(
      "Width of the templates in pixels, 64 to 8192; their height follows (default: three times the picture's).",
      valueName: "pixels"))
  var width: Int?

  @Flag(help: "Replace files of the output folder.")
  var force = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let width, !GuideCommand.widths.contains(width) {
      throw UsageError(zh: "--width 应在 64 和 8192 之间。", en: "--width must lie between 64 and 8192.").forParser
    }
  }

  private static let widths = 64...8192
  /// Pixels of a template for one of the picture.
  private static let enlargement = 3

  func run() throws {
    let standards = try StandardList.resolve(standard.isEmpty ? ["chsi-99"] : standard, shared)
    try shared.explaining {
      let lettering = try Lettering()
      let guide = Guide(standards, language: shared.language)
      var names = OutputNames(inputs: standard.map { FilePath($0) })
      try FileSystem.makeFolder(output.path)
      func write(_ bytes: [UInt8], _ name: String) throws {
        let target = output.path / FilePath(name)
        try names.claim(target, replacing: force)
        try FileSystem.write(bytes, to: target)
        Console.print(target.string)
      }
      try write(Array(guide.page().utf8), "guide.html")
      var pdf: [UInt8] = []
      try guide.pdf(lettering) {
        pdf += $0
        return true
      }
      try write(pdf, "guide.pdf")
      for standard in standards {
        let width =
          width ?? min(GuideCommand.widths.upperBound, GuideCommand.enlargement * standard.output.width)
        let lines = try Guide.template(of: standard, width: width, lettering)
        try write(try PNGEncoder.encode(lines.image, alpha: lines.alpha), "template-\(standard.id).png")
      }
    }
  }
}
