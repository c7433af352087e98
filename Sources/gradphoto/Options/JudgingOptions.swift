import ArgumentParser
import Codecs
import Files
import Localization
import Pipeline
import Portrait
import Reports
import Rules
import SystemPackage

/// Options of commands that judge.
struct JudgingOptions: ParsableArguments {
  @OptionGroup var standards: StandardOptions

  @Option(help: "text, json (one object a line), junit, sarif, csv or html (one file with the pictures).")
  var format = ReportFormat.text

  @Option(
    help: "Mark where broken and doubtful rules looked in this PNG (one input only); - for standard output.")
  var overlay: PathArgument?

  @Flag(help: "A photo that needs review counts as one that breaks a rule.")
  var strict = false

  func validate(inputs: [PathArgument]) throws {
    if overlay != nil, inputs.count != 1 {
      throw UsageError(zh: "--overlay 只能用于一张照片。", en: "--overlay takes one input.").forParser
    }
  }

  /// Keeps the overlay off all that is read and off what the run writes besides.
  /// - Throws: `ExitCode` after saying what it would replace.
  @discardableResult
  func claimOutputs(inputs: [PathArgument], _ shared: SharedOptions) throws -> OutputNames {
    // A standard of the user's own is read as well; a built-in one's name is no file.
    var names = OutputNames(inputs: inputs.map(\.path) + [FilePath(standards.choice.standard)])
    if let overlay { try shared.explaining { try names.claim(overlay.path) } }
    return names
  }

  /// What reports and overlays show of a photo, as far as they are asked for.
  /// - Throws: `FileError` where the overlay can't be written.
  func show(
    _ photo: AnalyzedPhoto, crop: Crop?, _ findings: [Finding], finished: Standardizer.Finished?,
    on report: inout PhotoReport, _ shared: SharedOptions
  ) throws {
    if let overlay {
      let drawn = try FindingOverlay.draw(
        photo, crop: crop, photo.marks(findings.decisive, crop: crop, cut: finished?.cutout),
        language: shared.language, shared.overlayLettering)
      try FileSystem.makeFolder(overlay.path.folder)
      try FileSystem.write(PNGEncoder.encode(drawn), to: overlay.path)
    }
    if format == .html {
      report.pictures = try ReportPictures(photo, crop: crop, findings, finished: finished)
    }
  }
}
