public import SystemPackage

/// Decides where the results of one run go and refuses to lose anything: no input is replaced, and no two results share
/// a file.
public struct OutputNames {
  private var inputs: Set<FileStatus.Identity>
  private let inputPlaces: Set<String>
  private var taken: Set<String> = []
  private var takenFiles: Set<FileStatus.Identity> = []
  /// Inputs by the places of their results.
  private var owners: [String: String] = [:]

  /// - Parameter inputs: every file that the run reads; "-" is standard input.
  public init(inputs: [FilePath] = []) {
    let files = inputs.filter { $0 != "-" }
    self.inputs = Set(files.compactMap { FileSystem.status(of: $0)?.identity })
    inputPlaces = Set(files.map(OutputNames.place))
  }

  /// `FOLDER/<stem>.jpg`; "stdin.jpg" for standard input. The name is free until it is claimed.
  public static func picture(of input: FilePath, in folder: FilePath) -> FilePath {
    guard input != "-", var name = input.lastComponent.map({ FilePath(root: nil, [$0]) }) else {
      return folder / "stdin.jpg"
    }
    name.extension = "jpg"
    return folder / name
  }

  /// Keeps a path for one result; standard output may be written by several.
  /// - Parameter replacing: whether a file that stands there already may be replaced.
  /// - Throws: `FileError.replacesInput`, `.nameTaken`, `.exists`.
  public mutating func claim(_ path: FilePath, replacing: Bool = true) throws(FileError) {
    guard path != "-" else { return }
    let place = OutputNames.place(path)
    let identity = FileSystem.status(of: path)?.identity
    if inputPlaces.contains(place) || identity.map(inputs.contains) == true { throw .replacesInput(path) }
    guard taken.insert(place).inserted, identity.map({ takenFiles.insert($0).inserted }) != false else {
      throw .nameTaken(path)
    }
    if !replacing, FileSystem.status(of: path, following: false) != nil { throw .exists(path) }
  }

  /// A file that is read, of a run that does not know all of them from the start.
  public mutating func add(input: FilePath) {
    if let identity = FileSystem.status(of: input)?.identity { inputs.insert(identity) }
  }

  /// Keeps a path for the results of one input, however often it is asked for.
  /// - Parameter replacing: whether a file that stands there already, and that this run did not write, may be replaced.
  /// - Throws: `FileError.replacesInput`, `.nameTaken` where it was written for another, `.exists`.
  public mutating func claim(_ path: FilePath, for input: FilePath, replacing: Bool = true) throws(FileError)
  {
    let (place, source) = (OutputNames.place(path), OutputNames.place(input))
    let isRead = FileSystem.status(of: path).map { inputs.contains($0.identity) } == true
    // What this run wrote for this input it may write again, also if it has been read since.
    let isOwn = owners[place] == source
    if place == source || isRead && !isOwn || FileSystem.isSameFile(path, input) {
      throw .replacesInput(path)
    }
    guard owners[place] == nil || owners[place] == source else { throw .nameTaken(path) }
    if owners[place] == nil, !replacing, FileSystem.status(of: path, following: false) != nil {
      throw .exists(path)
    }
    owners[place] = source
  }

  /// Names that differ only in case or Unicode form are one file on many disks.
  private static func place(_ path: FilePath) -> String {
    SafeName.collisionKey(FileSystem.resolved(path).escapedText)
  }
}
