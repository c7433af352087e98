public import SystemPackage

/// Decides where the results of one run go and refuses to lose anything: no input is replaced, and no two results share
/// a file.
public struct OutputNames {
  private let inputs: Set<FileStatus.Identity>
  private let inputPlaces: Set<String>
  private var taken: Set<String> = []
  private var takenFiles: Set<FileStatus.Identity> = []

  /// - Parameter inputs: every file that the run reads; "-" is standard input.
  public init(inputs: [FilePath]) {
    let files = inputs.filter { $0 != "-" }
    self.inputs = Set(files.compactMap { FileSystem.status(of: $0)?.identity })
    inputPlaces = Set(files.map(OutputNames.place))
  }

  /// `FOLDER/<stem>.jpg`; "stdin.jpg" for standard input. The name counts as taken from now on.
  public mutating func picture(of input: FilePath, in folder: FilePath) throws(FileError) -> FilePath {
    let target = folder / ((input == "-" ? "stdin" : input.stemText) + ".jpg")
    try claim(target)
    return target
  }

  /// Keeps a path for one result; standard output may be written by several.
  /// - Throws: `FileError.replacesInput`, `.nameTaken`.
  public mutating func claim(_ path: FilePath) throws(FileError) {
    guard path != "-" else { return }
    let place = OutputNames.place(path)
    let identity = FileSystem.status(of: path)?.identity
    if inputPlaces.contains(place) || identity.map(inputs.contains) == true { throw .replacesInput(path) }
    guard taken.insert(place).inserted, identity.map({ takenFiles.insert($0).inserted }) != false else {
      throw .nameTaken(path)
    }
  }

  /// Names that differ only in case or Unicode form are one file on many disks.
  private static func place(_ path: FilePath) -> String {
    SafeName.collisionKey(FileSystem.resolved(path).string)
  }
}
