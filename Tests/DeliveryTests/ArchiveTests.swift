import Files
import Foundation
import Rosters
import SystemPackage
import Testing

@testable import Delivery

struct ArchiveTests {
  private func archives(_ groups: [[String]], pictures: Int = 1, largest: Int? = nil)
    -> [ArchiveGroups.Archive]
  {
    let entries = groups.enumerated().flatMap { number, group in
      (0..<pictures).map {
        ArchiveGroups.Entry(path: "\(number)/p\($0).jpg", bytes: 30_000, group: group)
      }
    }
    return ArchiveGroups.archives(entries, largest: largest, unnamed: "未分班")
  }

  @Test func archivesStayUnderTheirSize() {
    let archives = archives([["甲"], ["乙"]], pictures: 50, largest: 200_000)
    #expect(Set(archives.flatMap(\.paths)).count == 100)
    #expect(archives.allSatisfy { $0.paths.count * 30_128 < 200_000 && $0.paths.count <= 6 })
    #expect(self.archives([["甲"], ["乙"], ["", ""]]).map(\.name).sorted() == ["乙", "未分班", "甲"])
  }

  /// Classes whose names are one on some disk, in one piece or in several: nobody's archive takes another's place.
  @Test(arguments: [
    [["A"], ["a"]], [["A-B", "", "C"], ["A", "B", "C"]], [["X"], ["X-1"], ["X-2"]], [["未分班"], [""]],
    [["é"], ["e\u{301}"]], [["A:B"], ["A?B"]],
  ])
  func everyArchiveHasItsOwnName(_ groups: [[String]]) {
    for largest in [nil, 70_000] {
      let archives = archives(groups, pictures: 3, largest: largest)
      #expect(Set(archives.map { SafeName.collisionKey($0.name) }).count == archives.count)
      #expect(archives.flatMap(\.paths).count == 3 * groups.count)
    }
  }

  @Test func archivesAreTheirOwnersAloneAndHoldEveryPicture() throws {
    let drawn = try DrawnDelivery()
    var source = try drawn.source(6)
    for index in source.roster.students.indices { source.roster.students[index].cells[3...] = ["A", "b"] }
    source.roster.students[4].cells[3...] = ["A-b", ""]
    source.roster.students[5].cells[3...] = ["a", "B"]
    let out = drawn.folder / "out"
    let run = try DeliveryRun(source, drawn.settings(["{学号}.jpg", "{姓名}.jpg"], zip: true), into: out)
    let report = try #require(try run.run(faces: nil))
    #expect(report.archives == 6)
    let zips = try FileSystem.files(under: out / "zips")
    #expect(zips.count == 6)
    var held = 0
    for zip in zips {
      let path = (out / "zips").pushing(zip)
      let attributes = try FileManager.default.attributesOfItem(atPath: path.string)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      // Entries are stored: each local header is there as it was written (APPNOTE 4.3.7).
      held += Data(try FileSystem.read(path, limit: 1 << 20)).ranges(of: Data([0x50, 0x4B, 3, 4])).count
    }
    #expect(held == 12)
  }
}
