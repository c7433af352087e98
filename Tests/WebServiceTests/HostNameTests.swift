import Testing
import WebService

@Suite struct HostNameTests {
  @Test(arguments: [
    "photo.school.edu.cn", "PHOTO", "127.0.0.1", "::1", "[2001:db8::1]", "xn--fiqs8s", "a_b.example",
  ])
  func namesAndAddressesAreTaken(_ text: String) { #expect(HostName(text) != nil) }

  @Test(arguments: [
    "", "photo:443", "127.0.0.1:80", "https://photo", "photo/", "a..b", "a b", "学校", "[photo]", "::1]",
    "[::1]:80",
    "user@photo", "photo\n", String(repeating: "a", count: 64), "fe80::1%eth0",
  ])
  func whatIsNoNameIsNotTaken(_ text: String) { #expect(HostName(text) == nil) }

  @Test func addressesOfVersionSixAreInBrackets() {
    #expect(HostName("2001:DB8::1")?.text == "[2001:db8::1]" && HostName("Photo.Edu")?.text == "photo.edu")
  }
}
