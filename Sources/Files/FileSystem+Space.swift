internal import Foundation
public import SystemPackage

extension FileSystem {
  /// Bytes that this user can still write where `path` lies; nil where the system does not say.
  public static func freeBytes(at path: FilePath) -> Int64? {
    var report = statvfs()
    let outcome = path.withPlatformString { statvfs($0, &report) }
    guard outcome == 0 else { return nil }
    let (bytes, overflow) = UInt64(report.f_bavail).multipliedReportingOverflow(by: UInt64(report.f_frsize))
    return overflow ? .max : Int64(clamping: bytes)
  }
}
