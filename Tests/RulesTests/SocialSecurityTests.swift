import Raster
import Testing

@testable import Rules

/// "eye-mid x 162–196" of 358 pixels is a bound of the document, judged and cited.
struct SocialSecurityTests {
  @Test func theEyesLieInTheMiddle() throws {
    let standard = try #require(Standards.standard("social-security"))
    let middle = Double(standard.output.width) / 2
    let tolerance = try #require(standard.geometry.centerTolerance)
    #expect(middle - tolerance == 162 && middle + tolerance == 196)
    #expect(standard.clause(of: "centered").contains("162–196"))
  }
}
