import Foundation

/// Hostile bytes for one reader, which the environment names: `READER=png fuzz [options of libFuzzer] CORPUS…`.
private let reader: Reader = {
  guard let reader = ProcessInfo.processInfo.environment["READER"].flatMap(Reader.init) else {
    print("READER is one of", Reader.allCases.map(\.rawValue).joined(separator: " "))
    exit(64)
  }
  return reader
}()

/// What libFuzzer calls; its `main` is the program's.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  reader.read([UInt8](UnsafeBufferPointer(start: start, count: count)))
  return 0
}
