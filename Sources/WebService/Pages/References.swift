public import Collection
public import SystemPackage

/// Photos of students that are known from elsewhere, such as 录取照. Shown, and never kept.
public struct References: Sendable {
  private let paths: [StudentID: FilePath]

  public init(_ paths: [StudentID: FilePath] = [:]) { self.paths = paths }

  subscript(_ student: StudentID) -> FilePath? { paths[student] }
}
