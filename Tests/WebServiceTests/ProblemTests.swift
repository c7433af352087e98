import Files
import Localization
import SystemPackage
import Testing

@testable import WebService

/// What is said of a disk that fails.
@Suite struct ProblemTests {
  @Test(arguments: [
    (FileError.unwritable("/srv/uploads/1", .noSpace), 507, "disk-full"),
    (.unwritable("/srv/uploads/1", .diskQuotaExceeded), 507, "disk-full"),
    (.unwritable("/srv/uploads/1", .permissionDenied), 503, "disk"),
    (.unreadable("/srv/uploads/1", .ioError), 503, "disk"),
    (.altered("/srv/uploads/1"), 503, "disk"),
    (.notFound("/srv/uploads/1"), 404, "not-found"),
    (.unreadable("/srv/uploads/1", .noSuchFileOrDirectory), 404, "not-found"),
  ])
  func filesAreNotNamed(_ error: FileError, _ status: Int, _ code: String) {
    let problem = Problem(error)
    #expect("\(problem.status)".hasPrefix("\(status)") && problem.failure.code == code)
    #expect(!problem.failure.text.zh.contains("srv") && !problem.failure.text.en.contains("srv"))
  }
}
