public import Localization

extension Failure {
  /// What went wrong with one input. Errors of the file system name the file that they are about, which may be an output.
  public init(_ error: any Error, reading file: String) {
    self.init(error, about: error is FileError ? nil : file)
  }
}
