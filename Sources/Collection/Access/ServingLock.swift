public import Files

extension PhotoCollection {
  /// Keeps a second service off: each settles what waits, and removes what nobody is known to be handing in.
  /// - Returns: held for as long as the collection is served.
  /// - Throws: `CollectionError.otherServes`, `FileError`.
  public func beginServing() throws -> FileLock {
    do { return try FileLock(folder.servingLock, .exclusive, .personal) } catch let taken as FileLock.Taken {
      throw CollectionError.otherServes(process: taken.process)
    }
  }
}
